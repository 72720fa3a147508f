import {
	agreesInRoom,
	answersInCase,
	asksAlong,
	calm,
	changes,
	intends,
	levels,
	logs
} from '../acts.ts';
import { meets, moves, notes, on, plans, settlesTasks } from '../acts.ts';
import { takes, takesOn, writes, writesBack } from '../acts.ts';
import type { Cast } from '../cast.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';
import { draws, looksAfter, nobody } from '../relatives.ts';
import { isFor } from '../guidance.ts';
import { measures, saysYes, setsOut } from '../help-plans.ts';
import { tells } from '../sessions.ts';
import { agreesWithRisk, judges, notices, seesFactors } from '../risks.ts';
import { textIn } from '../texts.ts';
import { goesThere, says } from '../visits.ts';

export function familyStories(cast: Cast, when: Moments): Story[] {
	const some = [theTicket, theClosedDoor, theLetters, theGrandchildren];
	const others = [theBrother, theEmptyChair, theGarage, theNightScreen];
	return [...some, ...others].map((tell) => tell(cast, when));
}

async function* theTicket({ amina }: Cast, when: Moments): Story {
	yield when.daysAgo(9, '21:34');
	const call = await logs(amina, {
		calledAt: when.daysAgo(9, '21:12'),
		language: 'ar',
		givesCode: true,
		answers: {
			...calm,
			imminentDeparture: 'yes',
			story:
				'Moeder belt met hulp van de tolk. Het paspoort van haar zoon (17) is weg. Ze zag op zijn telefoon een ticket voor morgenochtend half zeven. Hij heeft zijn oma een spraakbericht gestuurd waarin hij om vergeving vraagt. Zijn broertje van 13 kijkt enorm tegen hem op. Haar man weet nog niets en slaapt. Ze kan nu vrij praten, in de keuken, met de kraan aan.',
			relation: 'child',
			ageBand: '16-17'
		}
	});
	await levels(amina, call, ['T1', 'T0'], 'De vlucht is morgenochtend om half zeven.');
	const naima = await takesOn(amina, call, ['family_support', 'Naima', 'Reiger']);
	await notes(
		amina,
		naima,
		'Samen met moeder aan de lijn 112 gebeld, tolk erbij. Zij heeft zelf verteld wat ze zag; ik heb alleen aangevuld. Met Annelies overlegd. Afspraak: wij bellen morgenavond na half negen, dan is haar man naar zijn werk. Geen sms: de telefoon ligt op tafel en iedereen kijkt mee.'
	);
	await plans(amina, naima, {
		phone: '+44 7700 900101',
		smsAllowed: false,
		phoneIsShared: 'yes',
		language: 'ar',
		smsContentLevel: 'neutral_only',
		safeWindows: on([1, 2, 3, 4, 5, 6, 7], '20:30', '21:30'),
		contactNot: 'Nooit sms. Nooit overdag. Als haar man opneemt: verkeerd verbonden.',
		detail: {
			coverStory: 'Verkeerd verbonden, ik zocht de bakker.',
			interpreterOnCall: true,
			accessibilityNeeds: ['stress'],
			escalationOnSilenceDays: 3
		},
		says: { code: 'granaatappel', back: 'vijgen', duress: 'dadels' }
	});
	await answersInCase(
		amina,
		naima,
		'هذا مكانكم الخاص. سأتصل بكم غدا بعد الساعة الثامنة والنصف مساء، كما اتفقنا. إذا ساء الوضع اتصلوا بالرقم 112 فورا.'
	);
	const first = await meets(amina, naima, {
		startsAt: when.daysAgo(8, '20:30'),
		minutes: 45,
		method: 'phone',
		words: 'Hoe was de nacht. Wat weet de vader nu.'
	});

	yield when.daysAgo(8, '21:25');
	await tells(amina, naima, {
		...{ at: when.daysAgo(8, '20:30'), kind: 'phone', minutes: 40, appointmentId: first },
		...{ others: ['interpreter'], mood: 2 },
		facts:
			'Hij is op Schiphol tegengehouden en vannacht thuisgebracht. Zijn paspoort is bij de marechaussee. Moeder heeft het vader zelf verteld, in de keuken. De jongste heeft alles gehoord vanaf de trap.',
		impressions:
			'Zij praat zachter dan gisteren en maakt haar zinnen af. Ik denk dat zij vooral bang is voor het eerste avondeten.',
		agreements:
			'Zij gebruikt aan tafel één van de drie zinnen die we hebben geoefend. Wij bellen niet overdag. De jongste slaapt voorlopig bij haar.',
		nextStep: 'Wijkteam bellen over de opdracht, met haar toestemming.'
	});
	await settlesTasks(amina, naima, 'Afgesproken: nooit een sms. Zij weet het moment.');
	await notes(
		amina,
		naima,
		'Hij is op Schiphol tegengehouden en weer thuis. Er is vannacht niet geschreeuwd; vader heeft gehuild, dat had ze nog nooit gezien. De jongste slaapt bij haar op de kamer. Ze wil vooral weten wat ze tegen hem kan zeggen als hij straks aan tafel zit. We hebben drie zinnen geoefend.'
	);
	await moves(amina, naima, ['stabilise', 'awaiting_commission']);
	await draws(amina, naima, {
		people: [
			{ ...nobody, name: 'Brahim', roles: ['parent'], gender: 'man', language: 'ar', knows: 'no' },
			{ ...nobody, name: 'Ilyas', roles: ['sibling'], gender: 'man', ageBand: '12-15' },
			{ ...nobody, name: 'Oma', roles: ['grandparent'], gender: 'woman', interpreter: 'yes' }
		],
		ties: [
			['Naima', 'partner_of', 'Brahim'],
			['Brahim', 'parent_of', 'Reiger', { bond: 'conflict', hasAuthority: 'unknown' }],
			['Naima', 'parent_of', 'Ilyas', { bond: 'strong', hasAuthority: 'yes', worry: 'first' }],
			['Brahim', 'parent_of', 'Ilyas', { hasAuthority: 'unknown' }],
			['Oma', 'parent_of', 'Naima'],
			['Oma', 'grandparent_of', 'Reiger', { bond: 'strong' }]
		],
		home: ['Thuis', ['Naima', 'Brahim', 'Reiger', 'Ilyas']]
	});
	await looksAfter(amina, naima, 'Ilyas', {
		...{ worry: 'some', school: 'well', contact: 'often', online: 'more', mood: 'anxious' },
		...{ shame: 'unknown', copying: 'some', supporter: 'no' },
		words: 'Slaapt bij zijn moeder op de kamer. Kijkt tegen zijn broer op.'
	});

	yield when.workdaysAgo(3, '11:10');
	await notes(
		amina,
		naima,
		'Wijkteam gebeld, met toestemming van moeder. Zij vragen de opdracht aan. De school van de jongste is nog niet gesproken; moeder wil daar zelf bij zijn.'
	);
	await meets(amina, naima, {
		startsAt: when.inWorkdays(1, '20:30'),
		minutes: 45,
		method: 'phone',
		words: 'Met tolk. De jongste, en school.'
	});
	await intends(amina, naima, when.inWorkdays(2, '09:30'), 'Opdracht gemeente: is hij binnen?');
}

async function* theClosedDoor({ amina, annelies, halima }: Cast, when: Moments): Story {
	yield when.workdaysAgo(24, '22:48');
	const letter = await writes({
		answers: {
			...calm,
			safeToTalk: 'yes',
			story:
				'Mijn zoon is 19 en hij praat niet meer met ons. Hij bidt in zijn kamer met de deur dicht, dat is niet het punt, dat doe ik ook. Maar hij zegt dat wij geen echte gelovigen zijn en dat zijn vader naar de hel gaat omdat hij bij de gemeente werkt. Hij heeft een nieuwe vriend die ouder is en die ik nooit te zien krijg. Hij was altijd de zachtste van mijn drie kinderen. Ik weet niet of ik overdrijf.',
			relation: 'child',
			ageBand: '18-22',
			phone: '+44 7700 900102',
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: ['1-morning', '2-morning', '3-morning', '4-morning', '5-morning'],
			contactNot: 'Liever niet bellen als mijn zoon vrij is, op woensdagmiddag.'
		}
	});
	yield when.workdaysAgo(23, '10:05');
	await takes(amina, letter);
	const samira = await takesOn(amina, letter, ['family_support', 'Samira', 'Merel']);
	await answersInCase(
		amina,
		samira,
		'Dank u dat u dit heeft opgeschreven. Nee, ik denk niet dat u overdrijft. U ziet dat uw zoon zich terugtrekt en dat er iemand bij gekomen is die u niet kent. Dat is genoeg om samen naar te kijken. Zullen we bellen? U schreef dat de ochtenden rustig zijn. Tot dan: houd het gewone vast. Samen eten, vragen of hij thee wil. U hoeft niets uit te zoeken.'
	);
	await plans(
		amina,
		samira,
		{ unsafeWindows: on([3], '12:00', '17:00'), contactNot: 'Niet op woensdagmiddag.' },
		'room'
	);

	yield when.workdaysAgo(23, '21:15');
	await agreesInRoom(letter);
	await writesBack(
		letter,
		'Dank u wel. Ik heb gehuild toen ik het las. In de ochtend kan ik praten, om een uur of tien.'
	);

	yield when.workdaysAgo(20, '09:20');
	await answersInCase(
		amina,
		samira,
		'Dan bel ik u overmorgen om tien uur. U hoeft niets voor te bereiden.'
	);
	const talk = await meets(amina, samira, {
		startsAt: when.workdaysAgo(18, '10:00'),
		method: 'phone',
		words: 'Kennismaken.'
	});
	yield when.workdaysAgo(18, '11:10');
	await tells(amina, samira, {
		...{ at: when.workdaysAgo(18, '10:00'), kind: 'phone', minutes: 60, appointmentId: talk },
		mood: 4,
		facts:
			'Hij is gestopt met voetbal en er mag geen muziek meer aan. Twee keer ruzie over de verjaardag van zijn zusje. Hij brengt zijn oma elke week naar de dialyse en werkt nog bij de bouwmarkt.',
		impressions:
			'Samira vertelt precies en zoekt steeds naar haar eigen schuld. Ik hoor vooral dat zij hem mist.',
		agreements: 'Zij vraagt haar broer of hij één keer mee wil komen.'
	});
	await notes(
		amina,
		samira,
		'Ze vertelt rustig en precies. Feiten: gestopt met voetbal, geen muziek meer in huis, twee keer ruzie over de verjaardag van zijn zusje. Daar tegenover: hij brengt zijn oma nog elke week naar de dialyse en heeft zijn baan bij de bouwmarkt gehouden. Er is een oom met wie hij wél praat. Wat ze hoopt: dat hij weer aan tafel komt.'
	);
	await moves(amina, samira, ['clearing', 'intake']);
	const then = when.workdaysAgo(40, '12:00');
	await notices(amina, samira, then, {
		fact: 'Hij is gestopt met voetbal en heeft zijn tas aan een buurjongen gegeven.',
		opinion: 'Zijn moeder denkt dat de nieuwe vriend dat wilde.'
	});
	await notices(amina, samira, when.workdaysAgo(26, '12:00'), {
		fact: 'Hij zei aan tafel dat zijn vader naar de hel gaat om zijn werk bij de gemeente.',
		opinion: 'Moeder: het klonk alsof hij het van iemand anders had.',
		source: 'relative'
	});
	await notices(amina, samira, when.workdaysAgo(19, '12:00'), {
		side: 'contra',
		fact: 'Hij brengt zijn oma elke week naar de dialyse, ook deze week.'
	});
	await notices(amina, samira, when.workdaysAgo(19, '12:00'), {
		side: 'contra',
		fact: 'Hij werkt nog bij de bouwmarkt en is niet één keer te laat geweest.',
		opinion: 'Moeder vindt dat hij daar nog is wie hij was.'
	});
	await seesFactors(amina, samira, then, 'protective', [
		{ code: 'work_or_school', strength: 2, words: 'Vier dagen bij de bouwmarkt.' },
		{ code: 'stable_adult', strength: 1, words: 'Spreekt zijn oom op verjaardagen.' },
		{ code: 'hobby_or_sport', strength: 0, words: 'Net gestopt met voetbal.' }
	]);
	await seesFactors(amina, samira, then, 'driver', [
		{ code: 'identity', strength: 2, words: 'Zegt dat hij nergens bij hoorde, tot nu.' }
	]);
	await seesFactors(amina, samira, then, 'trigger', [
		{
			...{ code: 'meeting_radical_person', strength: 2, turn: 'turning_point' },
			words: 'De oudere vriend, die niemand te zien krijgt.'
		}
	]);

	yield when.workdaysAgo(9, '09:30');
	const second = await meets(amina, samira, {
		startsAt: when.workdaysAgo(6, '10:00'),
		method: 'office',
		words: 'Met de oom erbij, als zij dat nog wil.'
	});
	yield when.workdaysAgo(6, '11:20');
	await tells(amina, samira, {
		...{ at: when.workdaysAgo(6, '10:00'), kind: 'office', minutes: 75, appointmentId: second },
		...{ staff: ['counsellor', 'second'], others: ['trusted'], mood: 6 },
		facts:
			'Samira en haar broer waren er allebei. De oom heeft hem meegenomen naar Venlo om een auto op te halen, vier uur in één cabine. Onderweg zei hij dat hij moe is van het boos zijn.',
		impressions:
			'De oom is de eerste die niets van hem hoeft. Samira moest lachen om de patat; dat heb ik nog niet eerder gehoord.',
		agreements: 'De oom doet dit elke twee weken. Niemand begint over het geloof.',
		nextStep: 'Bellen hoe het aan tafel gaat, en samen de doelen opschrijven.'
	});
	await notes(
		amina,
		samira,
		'De oom heeft hem meegenomen om een auto op te halen in Venlo. Vier uur heen en terug in één cabine. Hij zei onderweg dat hij moe is van het boos zijn. De oom heeft niets gezegd en patat gekocht. Goed gedaan. Afgesproken dat de oom dit elke twee weken doet en dat niemand erover begint.'
	);
	await moves(amina, samira, ['plan', 'awaiting_commission'], 'Gemeente heeft de aanvraag.');
	await isFor(
		amina,
		samira,
		[
			'Dat hij thuis kan zijn met wat hij gelooft, zonder iemand de hel in te praten.',
			'Dat zijn zusje haar verjaardag viert en dat zijn broer niet hoeft te kiezen.'
		],
		['home_grown', 'municipality']
	);
	await measures(amina, samira, when.workdaysAgo(6, '11:00'), { wellbeing: '6' });
	await setsOut(amina, samira, [
		{
			...{ domain: 'family_communication', importance: 3, baseline: -1 },
			plain: 'Dat hij weer bij ons aan tafel zit.',
			levels: [
				'Hij eet buitenshuis',
				'Hij eet op zijn kamer, met de deur dicht',
				'Eén avond in de week aan tafel',
				'Drie avonden, en hij ruimt af',
				'Hij kookt een keer, voor zijn vader'
			],
			steps: [
				['Vragen of hij thee wil. Verder niets vragen', 'client', when.inWorkdays(5, '12:00')],
				['Om de week met zijn oom in de auto', 'other', when.inWorkdays(7, '12:00')]
			]
		},
		{
			domain: 'network_distance',
			plain: 'Dat die vriend een naam en een gezicht krijgt.'
		}
	]);
	const now = when.workdaysAgo(6, '12:00');
	await seesFactors(amina, samira, now, 'protective', [
		{
			...{ code: 'stable_adult', strength: 3, source: 'relative' },
			words: 'De oom neemt hem elke twee weken mee. Vier uur in één cabine.'
		},
		{ code: 'work_or_school', strength: 2, words: 'Werkt nog, en heeft een dag extra gevraagd.' }
	]);
	await seesFactors(amina, samira, now, 'driver', [
		{
			...{ code: 'identity', strength: 1, source: 'relative' },
			words: 'Zei onderweg dat hij moe is van het boos zijn.'
		}
	]);
	await judges(amina, samira, 'raised', {
		violence_intention: 'Nooit over geweld gesproken, ook niet in ruzies. Bron: moeder en oom.',
		network:
			'Eén oudere vriend, naam en plek onbekend. Verder niemand nieuw, en de oude vrienden nog één keer gezien.',
		stressors: 'Ruzie thuis over het zusje. Schaamte over zijn vaders werk.',
		protective_factors: 'Oma, de bouwmarkt, en sinds kort de oom in de auto.',
		contact_quality: 'Moeder belt zelf en vertelt precies. Met hem is er nog geen contact.',
		reasoning:
			'Verhoogd, omdat er iemand is die wij niet kennen en hij van thuis wegdrijft. Niet hoog: geen woord over geweld, en wat hem vasthoudt is sterker dan in de zomer. Niet laag zolang die vriend geen gezicht heeft.'
	});
	await meets(amina, samira, {
		startsAt: when.laterToday,
		method: 'phone',
		words: 'Hoe gaat het aan tafel. Doelen opschrijven.'
	});

	yield when.workdaysAgo(5, '14:30');
	await asksAlong(
		annelies,
		samira,
		halima,
		'Moeder vraagt of dit bij het geloof hoort. Denk mee over wat zij hem kan antwoorden.'
	);
	yield when.workdaysAgo(4, '16:05');
	await notes(
		halima,
		samira,
		'Wat hij zegt over echte en onechte gelovigen komt bijna letterlijk uit filmpjes van één prediker. Het is geen gewone vroomheid. Raad voor moeder: niet met hem over teksten gaan discussiëren, dat hoeft zij niet te winnen. Wel vragen wat hij mist. De imam bij haar in de wijk wil met haar praten als zij dat zelf wil; ik heb geen namen genoemd.'
	);

	yield when.minutesAgo(41);
	await writesBack(
		letter,
		'Hij is gisteren uit zichzelf komen eten. Hij zei niet veel maar hij heeft afgeruimd. Ik durf er bijna niet over te praten. Mag ik hem vragen naar die vriend of is dat te vroeg?'
	);
}

async function* theLetters({ joost }: Cast, when: Moments): Story {
	yield when.workdaysAgo(11, '14:22');
	const letter = await writes({
		language: 'tr',
		answers: {
			...calm,
			story:
				'Oğlum 22 yaşında. Artık kira ve sigorta ödemiyor, devletin kendisine ait olmadığını söylüyor. 900 euroya kurs aldı ve belediyeye öfkeli mektuplar yazıyor. Kimseye zarar vermedi. Ona ulaşamıyorum ve evini kaybetmesinden korkuyorum.',
			relation: 'child',
			ageBand: '18-22',
			phone: '+44 7700 900103',
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'unknown',
			phoneMonitored: 'none',
			safeMoments: ['2-morning', '4-morning'],
			contactNot: 'Sadece salı ve perşembe sabahı arayın, gizli numarayla.'
		}
	});
	yield when.workdaysAgo(9, '10:40');
	await takes(joost, letter);
	const hasan = await takesOn(joost, letter, ['family_support', 'Hasan', 'Ekster']);
	await answersInCase(
		joost,
		hasan,
		'Mesajınız için teşekkür ederim. Oğlunuzu kaybetmekten korktuğunuzu okuyorum. Salı veya perşembe sabahı sizi arayabilirim, numaram görünmez. Aşağıda nasıl ve ne zaman arayabileceğimi yazdım. Uygunsa lütfen onaylayın.'
	);
	await plans(
		joost,
		hasan,
		{ language: 'tr', phoneIsShared: 'unknown', safeWindows: on([2, 4], '10:00', '12:00') },
		'room'
	);
	await notes(
		joost,
		hasan,
		'Vader schrijft in het Turks, tolk aangevraagd voor de gesprekken. Zoon woont op zichzelf, huurachterstand van vier maanden. Boze brieven, geen dreigementen. Hij helpt op zaterdag nog wel in de winkel van zijn oom. Vader heeft het plan in de kamer nog niet bevestigd: er gaat dus niets naar hem uit.'
	);
	yield when.workdaysAgo(2, '16:05');
	await moves(joost, hasan, ['clearing', 'intake']);
	await meets(joost, hasan, {
		startsAt: when.laterToday,
		minutes: 45,
		method: 'phone',
		words: 'Met tolk. Schuldhulp, en wat hij zijn zoon wil zeggen.'
	});
}

async function* theGrandchildren({ mehmet }: Cast, when: Moments): Story {
	yield when.workdaysAgo(15, '11:48');
	const call = await logs(mehmet, {
		calledAt: when.workdaysAgo(15, '11:02'),
		answers: {
			...calm,
			childInDanger: 'unknown',
			story:
				'Oma belt over haar dochter van 34 en de kleinkinderen van 6 en 9. Sinds een paar maanden zijn ze van school, zonder dat het gemeld is. Een oorontsteking is met zilverwater behandeld. Straks willen ze naar een stuk land in Portugal, "van het net af". Oma mag nog komen als ze er niet over begint. Ze bakt pannenkoeken en kijkt of de kinderen eten.',
			relation: 'child',
			ageBand: '30+'
		}
	});
	await levels(
		mehmet,
		call,
		['T3', 'T2'],
		'Twee jonge kinderen, uit beeld bij school en huisarts.'
	);
	const riet = await takesOn(mehmet, call, ['family_support', 'Riet', 'Vink']);
	await plans(mehmet, riet, {
		phone: '+44 7700 900104',
		safeWindows: on([1, 2, 4, 5], '10:00', '16:00'),
		contactNot: 'Niet op zondag: dan is haar dochter er.'
	});
	const first = await meets(mehmet, riet, {
		startsAt: when.workdaysAgo(12, '11:00'),
		method: 'phone',
		words: 'Meldcode stap 1 en 2.'
	});
	yield when.workdaysAgo(12, '12:10');
	await tells(mehmet, riet, {
		...{ at: when.workdaysAgo(12, '11:00'), kind: 'phone', minutes: 65, appointmentId: first },
		mood: 5,
		facts:
			'Zij ziet de kinderen op woensdag en zaterdag. De oudste is sinds september niet op school. De jongste heeft al drie weken oorpijn; een arts is er niet bij geweest.',
		impressions:
			'Zij weegt elk woord, omdat zij de deur bij haar dochter open wil houden. Dat lijkt mij wijs, en zwaar.',
		agreements:
			'Zij blijft komen en geeft niemand gelijk. Ik vraag Veilig Thuis om raad zonder namen.'
	});
	await notes(
		mehmet,
		riet,
		'Met Veilig Thuis overlegd zonder namen te noemen. Advies: eerst feiten over leerplicht, en oma in huis houden. Zij is op dit moment de enige volwassene van buiten die de kinderen ziet. We hebben besproken hoe je op bezoek blijft zonder gelijk te krijgen. Ze zei: "Dan ga ik maar weer pannenkoeken bakken." Precies dat.'
	);
	await moves(mehmet, riet, ['clearing', 'intake']);
	const second = await meets(mehmet, riet, {
		startsAt: when.workdaysAgo(5, '11:00'),
		method: 'phone',
		words: 'Leerplicht: wat is er gemeld?'
	});
	yield when.workdaysAgo(5, '11:30');
	await tells(mehmet, riet, {
		...{ at: when.workdaysAgo(5, '11:00'), kind: 'phone', outcome: 'no-show' },
		...{ appointmentId: second, facts: 'Niet opgenomen. Eén keer geprobeerd, zoals afgesproken.' }
	});
	yield when.workdaysAgo(4, '15:10');
	await tells(mehmet, riet, {
		...{ at: when.workdaysAgo(4, '15:00'), kind: 'phone', outcome: 'no-show' },
		facts: 'Weer niet opgenomen. Op de achtergrond van haar laatste bericht waren de kinderen.'
	});
	await meets(mehmet, riet, {
		startsAt: when.workdaysAgo(1, '11:00'),
		method: 'phone',
		words: 'Opnieuw proberen. De oorontsteking: is er een arts geweest?'
	});
	await intends(mehmet, riet, when.workdaysAgo(2, '09:00'), 'Leerplichtambtenaar terugbellen.');
}

async function* theBrother({ joost }: Cast, when: Moments): Story {
	yield when.workdaysAgo(17, '13:31');
	const letter = await writes({
		answers: {
			...calm,
			suicideRisk: 'thoughts',
			story:
				'Het gaat om mijn broertje van 20. Hij heeft autisme en zit al twee jaar thuis. Hij zit op forums waar ze vrouwen haten, hij noemt onze zus dingen die ik hier niet opschrijf. Maar eigenlijk denk ik dat hij vooral zichzelf haat. Hij zei laatst wat is het punt nog. Ik ben 26 en woon ver weg, ik bel elke avond. Soms neemt hij op.',
			relation: 'sibling',
			ageBand: '18-22',
			phone: '+44 7700 900105',
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: ['1-evening', '2-evening', '3-evening', '4-evening', '5-evening']
		}
	});
	yield when.workdaysAgo(17, '14:02');
	await takes(joost, letter);
	const bas = await takesOn(joost, letter, ['family_support', 'Bas', 'Mus']);
	await answersInCase(
		joost,
		bas,
		'Goed dat je schrijft, en goed dat je elke avond belt. Over "wat is het punt nog": je mag hem daar gewoon naar vragen. Vragen maakt het niet erger. 0800-0113 is dag en nacht bereikbaar, ook voor jou. Ik zou je graag bellen. Vanavond na zeven?'
	);
	await plans(joost, bas, {
		safeWindows: on([1, 2, 3, 4, 5], '12:00', '21:00'),
		maxAttemptsPerDay: 2
	});
	const first = await meets(joost, bas, {
		startsAt: when.workdaysAgo(16, '15:00'),
		method: 'phone',
		words: 'De vragen over zelfdoding nog eens, samen.'
	});
	yield when.workdaysAgo(16, '16:05');
	await tells(joost, bas, {
		...{ at: when.workdaysAgo(16, '15:00'), kind: 'phone', minutes: 60, appointmentId: first },
		mood: 3,
		facts:
			'Bas heeft het zijn broer gevraagd, tijdens het schaken. Antwoord: soms, niet nu. Geen plan, wel gedachten. De huisarts weet het, met medeweten van zijn broer.',
		impressions:
			'Bas is opgelucht dat het gezegd is en schaamt zich daarvoor. Hij slaapt slecht; hij zegt het zelf niet.',
		agreements:
			'Elke avond schaken. Bij nieuwe gedachten belt Bas de huisarts of 113, niet eerst ons.'
	});
	await notes(
		joost,
		bas,
		'Bas heeft het zijn broer gevraagd, aan de telefoon, tijdens een potje schaak. Antwoord: soms, niet nu. Huisarts is ingelicht door Bas, met medeweten van zijn broer. Dat laatste is nieuw en groot. GGZ-wachtlijst is veertien weken. Tot die tijd: elke avond schaken, één keer per week hardop zeggen dat hij blij is dat zijn broer er is.'
	);
	await moves(joost, bas, ['plan', 'intake']);

	yield when.workdaysAgo(7, '15:10');
	await notes(
		joost,
		bas,
		'Overleg met Annelies: wij doen de familie, de huisarts doet zijn broer. Niet door elkaar laten lopen.'
	);
	const second = await meets(joost, bas, {
		startsAt: when.workdaysAgo(3, '15:00'),
		method: 'video',
		words: 'Met de zus erbij?'
	});
	await changes(joost, bas, second, ['move', 'Bas moest werken.', when.workdaysAgo(2, '15:00')]);
	yield when.workdaysAgo(2, '16:00');
	await tells(joost, bas, {
		...{ at: when.workdaysAgo(2, '15:00'), kind: 'video', minutes: 45, appointmentId: second },
		mood: 5,
		facts: 'Bas alleen; de zus wil nog niet. Zijn broer is twee keer naar de huisarts geweest.',
		impressions: 'Hij lacht weer om zichzelf. Hij vroeg aan het eind hoe lang zoiets duurt.',
		agreements: 'Bas schrijft zijn zus een kaart en vraagt niets.',
		nextStep: 'Praten over hoe lang Bas dit volhoudt, en wie hem kan aflossen.'
	});
	await meets(joost, bas, {
		startsAt: when.inWorkdays(3, '15:00'),
		method: 'video',
		words: 'Hoe lang houdt Bas dit vol?'
	});
	yield when.workdaysAgo(1, '18:42');
	await textIn('bas-stop', '+447700900105', 'STOP');
}

async function* theEmptyChair({ fleur, mehmet }: Cast, when: Moments): Story {
	yield when.daysAgo(84, '15:40');
	const call = await logs(fleur, {
		calledAt: when.daysAgo(84, '15:00'),
		answers: {
			...calm,
			story:
				'Vader (58) belt. Zijn dochter is zes jaar geleden naar Syrië gegaan en daar omgekomen. Er is geen overlijdensakte. Nu belt een journalist, elke dag. Hij slaapt niet meer en durft de post niet te openen. Zijn vrouw weet niet dat hij belt. Hij zegt drie keer dat hij geen begeleiding nodig heeft en blijft een uur aan de lijn.',
			relation: 'child',
			ageBand: '23-29'
		}
	});
	await levels(fleur, call, ['T3', 'T2'], 'Pers aan de deur, slaapt niet.');
	const henk = await takesOn(fleur, call, ['family_support', 'Henk', 'Zwaluw']);
	yield when.workdaysAgo(55, '10:30');
	await plans(fleur, henk, {
		phone: '+44 7700 900106',
		safeWindows: on([1, 2, 3, 4, 5], '08:00', '18:00'),
		contactNot: 'Niet via zijn vrouw.'
	});
	await notes(
		fleur,
		henk,
		'Over de journalist: hij hoeft niets. Samen één zin gemaakt die hij mag voorlezen en dan ophangen. Hij heeft hem op een kaartje naast de telefoon gelegd.'
	);
	await moves(fleur, henk, ['stabilise', 'awaiting_commission']);
	const talks = [40, 30, 20];
	const told = [
		{
			mood: 2,
			facts:
				'Henk heeft de laatste foto laten zien die zijn dochter stuurde. Hij belt het ministerie elke maandag om negen uur. Zijn vrouw bleef boven.',
			impressions: 'Hij praat over zijn dochter in de tegenwoordige tijd. Ik heb dat zo gelaten.',
			agreements: 'Henk belt maandag en schrijft op wat er gezegd wordt. Verder niets deze week.'
		},
		{
			mood: 3,
			facts:
				'De journalist stond er weer. Henk heeft de gordijnen dicht gelaten. Het ministerie had geen nieuws.',
			impressions: 'Hij is bozer dan de vorige keer. Dat lijkt mij beter dan stil.',
			agreements: 'Henk zegt tegen de journalist: nu niet. Meer hoeft hij niet te zeggen.'
		},
		{
			mood: 4,
			facts:
				'Zijn vrouw zat er voor het eerst bij, een half uur met haar jas aan. Daarna ging de jas uit. Henk heeft gezegd van wie de lege stoel is.',
			impressions:
				'Zij kijkt naar hem als hij praat. Ik denk dat zij dit samen nog niet hadden gezegd.',
			agreements: 'Zij beslissen samen over de verklaring van de rechtbank, na haar verjaardag.'
		}
	] as const;
	const where = {
		address: 'Rietdijk 8, Oostwoud. De bel doet het niet: kloppen op het raam van de keuken.',
		risk: { others: 'unknown', neighbours: 'yes' },
		words: 'De journalist staat soms in de straat. Dan loopt Fleur door en belt zij Henk.',
		travel: 'Eigen auto. Staat bij de kerk, niet voor de deur.',
		near: mehmet
	} as const;
	await isFor(
		fleur,
		henk,
		[
			'Dat hij om haar mag rouwen, met een papier waarop staat dat zij er niet meer is.',
			'Dat zijn vrouw en hij het niet meer ieder in een andere kamer hoeven te weten.'
		],
		['abroad', 'nctv_subsidy']
	);
	for (const [index, days] of talks.entries()) {
		yield when.workdaysAgo(days + 3, '09:15');
		const at = when.workdaysAgo(days, '13:00');
		const talk = await meets(fleur, henk, { startsAt: at, method: 'home', words: '' });
		await goesThere(fleur, henk, talk, where);
		yield when.workdaysAgo(days, '12:58');
		await says(fleur, talk, 'in');
		yield when.workdaysAgo(days, '13:50');
		await says(fleur, talk, 'out');
		yield when.workdaysAgo(days, '14:20');
		await tells(fleur, henk, {
			...{ at, kind: 'home', minutes: 50, travel: [95, 118], appointmentId: talk },
			...told[index]!
		});
		await measures(fleur, henk, at, { wellbeing: String(2 + index) });
		if (index > 0) continue;
		await setsOut(fleur, henk, [
			{
				...{ domain: 'grief_trauma', importance: 3, baseline: -1 },
				plain: 'Dat wij hardop haar naam kunnen zeggen.',
				levels: [
					'Niemand noemt haar',
					'Ik noem haar, als mijn vrouw boven is',
					'Mijn vrouw zit erbij als ik haar noem',
					'Wij vertellen elkaar iets van vroeger',
					'Haar foto staat op de kast'
				],
				steps: [['Een foto uitzoeken, samen of alleen', 'client', when.inWorkdays(6, '12:00')]]
			},
			{
				...{ domain: 'media_exposure', importance: 2, baseline: -2 },
				plain: 'Dat de bel weer gewoon de bel is.',
				levels: [
					'Elke dag de journalist',
					'De gordijnen dicht',
					'Een week zonder dat hij belt',
					'De gordijnen open',
					'Ik doe open zonder eerst te kijken'
				],
				steps: [['De hoofdredacteur schrijven', 'us', when.inWorkdays(4, '12:00')]]
			}
		]);
		await saysYes(fleur, henk, [at, when.inWorkdays(3, '13:00')]);
	}
	await notes(
		fleur,
		henk,
		'Zijn vrouw zat er vandaag voor het eerst bij. Ze had haar jas nog aan. Na een half uur heeft ze hem uitgedaan. Er staat een stoel bij de tafel die niemand gebruikt; vandaag heeft Henk gezegd van wie die is.'
	);
	await moves(fleur, henk, ['guidance', 'awaiting_commission']);
	yield when.workdaysAgo(4, '09:40');
	await notes(
		fleur,
		henk,
		'Rechtbank: verklaring van vermoedelijk overlijden kan worden aangevraagd. Henk wil dat samen met zijn vrouw doen, niet eerder dan na haar verjaardag. Lotgenotengroep besproken: "misschien later".'
	);
	yield when.workdaysAgo(1, '15:10');
	const today = await meets(fleur, henk, {
		startsAt: when.laterToday,
		method: 'home',
		words: 'Zijn vrouw vroeg zelf of er vandaag iemand kan komen.'
	});
	await goesThere(fleur, henk, today, where);
	await meets(fleur, henk, {
		startsAt: when.inWorkdays(3, '13:00'),
		method: 'home',
		words:
			'Formulier van de rechtbank meenemen. Het veilig-contactplan loopt bijna af: opnieuw doorlopen.'
	});
}

async function* theGarage({ mehmet }: Cast, when: Moments): Story {
	yield when.workdaysAgo(10, '20:12');
	const letter = await writes({
		answers: {
			...calm,
			weaponAccess: 'unknown',
			story:
				'Mijn man gaat elke week naar een groep waar ze uniformen passen en filmpjes kijken over de dag dat het misgaat. Ze trainen in het bos. Onze garage staat vol met vaten en jerrycans, hij zegt voor het kamperen. Hij is lief voor de kinderen, dat maakt het juist zo moeilijk. Als hij dit leest weet ik niet wat er gebeurt, dus ik wis alles meteen.',
			relation: 'partner',
			ageBand: '30+',
			phone: '+44 7700 900181',
			mayText: 'yes',
			mayCall: 'no',
			phoneShared: 'no',
			phoneMonitored: 'possible',
			safeMoments: ['1-afternoon', '2-afternoon', '4-afternoon'],
			contactNot: 'Nooit bellen. Nooit in het weekend.'
		}
	});
	yield when.workdaysAgo(9, '09:05');
	await takes(mehmet, letter);
	await levels(mehmet, letter, ['T3', 'T2'], 'Voorraad in de garage en niet gevraagd naar wapens.');
	const ellen = await takesOn(mehmet, letter, ['family_support', 'Ellen', 'Havik']);
	await answersInCase(
		mehmet,
		ellen,
		'Dank voor uw vertrouwen. U doet het goed door te wissen. Ik bel u niet. Hieronder staat een voorstel hoe ik u wél mag bereiken; u beslist. Eén vraag: zijn er wapens in huis? U hoeft nergens te gaan kijken. Bij gevaar belt u 112, ook als u twijfelt.'
	);
	await plans(
		mehmet,
		ellen,
		{
			callAllowed: false,
			phoneMonitoredRisk: 'possible',
			smsContentLevel: 'neutral_only',
			safeWindows: on([1, 2, 3, 4, 5], '12:00', '17:00'),
			contactNot: 'Nooit bellen. Nooit in het weekend.'
		},
		'room'
	);
	yield when.workdaysAgo(8, '13:20');
	await agreesInRoom(letter);
	await writesBack(
		letter,
		'Nee, geen wapens, dat weet ik zeker. Wel een kruisboog van vroeger, die hangt aan de muur.'
	);
	yield when.workdaysAgo(7, '10:15');
	await notes(
		mehmet,
		ellen,
		'Geen vuurwapens, wel een kruisboog. Overlegd met Ruud: geen acuut gevaar, wel scherp blijven op een datum of een doel. Zij is goed in voorzichtig zijn; ik wil dat ze iemand heeft bij wie ze dat niet hoeft te zijn. Haar zus?'
	);
	await answersInCase(
		mehmet,
		ellen,
		'Dank u, dat helpt mij. Is er iemand bij wie u niet voorzichtig hoeft te zijn? Uw zus, een vriendin? Ik schrijf u weer zoals afgesproken.'
	);
	await moves(mehmet, ellen, ['clearing', 'intake']);
	yield when.workdaysAgo(5, '16:30');
	const talk = await meets(mehmet, ellen, {
		startsAt: when.workdaysAgo(2, '14:00'),
		method: 'room',
		words: 'Om twee uur schrijven we heen en weer in de kamer.'
	});
	yield when.workdaysAgo(2, '15:10');
	await changes(mehmet, ellen, talk, ['complete', 'Een uur heen en weer geschreven.']);
	await notices(mehmet, ellen, when.workdaysAgo(4, '12:00'), {
		fact: 'In de groep ging een lijst rond met wie er bij een storing waar gaat staan. Zijn naam staat bij het schakelstation.',
		opinion: 'Zij denkt dat hij trots is dat hij gevraagd is.',
		form: 'anti_institutional',
		platforms: ['telegram']
	});
	await notices(mehmet, ellen, when.workdaysAgo(3, '12:00'), {
		side: 'contra',
		fact: 'Hij heeft het weekend in het bos afgezegd voor de zwemles van de jongste.'
	});
	await judges(mehmet, ellen, 'high', {
		capacity_means:
			'Vaten en jerrycans in de garage, een kruisboog. Geen vuurwapens, zegt zij zeker te weten.',
		network: 'Een vaste groep die oefent, met taken. Er is een plek genoemd, geen dag.',
		protective_factors: 'Hij kiest nog voor zijn kinderen als het erop aankomt.',
		contact_quality:
			'Goed met haar, alleen schriftelijk. Over hem weten wij alles van één persoon.',
		reasoning:
			'Hoog, omdat er nu een plek is met zijn naam erbij. Niet acuut: geen dag, en hij zegde zelf een oefening af. Wordt er een dag genoemd, dan bellen wij dezelfde minuut.'
	});
	await meets(mehmet, ellen, {
		startsAt: when.inWorkdays(4, '14:00'),
		method: 'room',
		held: true,
		words: 'Zij laat weten of het kan.'
	});
}

async function* theNightScreen({ joost, annelies }: Cast, when: Moments): Story {
	yield when.workdaysAgo(6, '16:48');
	const letter = await writes({
		answers: {
			...calm,
			childInDanger: 'unknown',
			story:
				'Ik ben 19 en het gaat over mijn broertje van 16. Hij zit in een groep op Discord waar ze opdrachten krijgen. Eerst was het stoer doen, nu moet hij zichzelf filmen. Hij slaapt overdag. Ik heb gezien dat hij in zijn arm gekrast had en hij zei dat het een opdracht was. Mama denkt dat het gamen is.',
			relation: 'sibling',
			ageBand: '16-17',
			phone: '+44 7700 900107',
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: ['1-afternoon', '2-afternoon', '3-afternoon', '4-afternoon', '5-afternoon']
		},
		also: { age: 16, onlineViolentTasks: true, isolated: true, mentalHealthConcern: true }
	});
	yield when.workdaysAgo(6, '16:57');
	await takes(joost, letter);
	const yara = await takesOn(joost, letter, ['family_support', 'Yara', 'Gierzwaluw']);
	await answersInCase(
		joost,
		yara,
		'Wat goed dat je dit opschrijft. Jij hebt niets verkeerd gedaan en je hoeft dit niet alleen te dragen. Ik wil je vandaag nog spreken. Als hij zichzelf iets aandoet of iemand hem daartoe dwingt: bel 112. Praten over de gedachten kan dag en nacht via 113.'
	);
	await plans(joost, yara, { safeWindows: on([1, 2, 3, 4, 5], '12:00', '20:00') });
	const first = await meets(joost, yara, {
		startsAt: when.workdaysAgo(5, '12:30'),
		minutes: 45,
		method: 'phone',
		words: 'Wie vertelt het mama, en hoe.'
	});
	yield when.workdaysAgo(5, '13:20');
	await changes(joost, yara, first, ['complete', 'Gebeld in haar pauze.']);
	await notes(
		joost,
		yara,
		'Yara heeft het haar moeder die avond verteld, aan de afwas, zoals we geoefend hadden. Moeder is gaan zitten en heeft naar hem geluisterd zonder de telefoon af te pakken. Huisarts gisteren. Politie (zeden/online) belt moeder donderdag; moeder wil zelf aangifte doen. Yara zei dat ze voor het eerst in weken geslapen heeft.'
	);
	await moves(joost, yara, ['stabilise', 'awaiting_commission']);
	await notices(joost, yara, when.workdaysAgo(6, '12:00'), {
		fact: 'Zijn groep geeft opdrachten. Voor de laatste moest hij zichzelf filmen.',
		source: 'relative',
		form: 'nihilistic_violence',
		platforms: ['discord']
	});
	await notices(joost, yara, when.workdaysAgo(5, '12:00'), {
		side: 'contra',
		fact: 'Hij bleef aan tafel zitten toen zijn moeder luisterde, en liet haar de groep zien.',
		source: 'relative'
	});
	await judges(joost, yara, 'high', {
		violence_intention: 'Tegen zichzelf, onder druk. Over anderen heeft hij niets gezegd.',
		network: 'Alleen online, met iemand die opdrachten geeft.',
		stressors: 'Dag en nacht omgedraaid, school mist hem al weken.',
		protective_factors: 'Zijn zus, en sinds deze week zijn moeder. De huisarts is erbij.',
		reasoning:
			'Hoog, omdat iemand van buiten hem stap voor stap verder duwt. Niet acuut: zijn moeder zit ernaast, de huisarts was er gisteren en de politie weet van de groep.'
	});

	yield when.workdaysAgo(4, '10:20');
	await agreesWithRisk(
		annelies,
		yara,
		'Mee eens. Let op de nachten: dan is hij alleen met die groep.'
	);
	await meets(joost, yara, {
		startsAt: when.inWorkdays(2, '12:30'),
		minutes: 45,
		method: 'phone',
		words: 'Hoe gaat het met Yara zelf?'
	});
	yield when.openMinutesAgo(95);
	await textIn('yara-text', '+447700900107', 'Kan het ook om 1 uur? Heb een toets. Groetjes');
}
