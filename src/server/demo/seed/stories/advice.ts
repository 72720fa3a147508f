import { agreesInRoom, answersInCase, calm, changes, intends, levels, logs } from '../acts.ts';
import { meets, moves, notes, on, plans, settlesTasks, takes, takesOn, writes } from '../acts.ts';
import { advises, asksAdvice } from '../advice-acts.ts';
import type { Cast } from '../cast.ts';
import { isFor, standsIn } from '../guidance.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';
import { localDate } from '#domain/time.ts';

/** Professionals who ask for advice, and people who want out themselves. */
export function adviceStories(cast: Cast, when: Moments): Story[] {
	const tellers = [theRelease, theWayOut, theMunicipality, theMentor];
	return tellers.map((tell) => tell(cast, when));
}

async function* theRelease({ fleur }: Cast, when: Moments): Story {
	yield when.workdaysAgo(8, '10:15');
	const letter = await writes({
		door: 'professional',
		answers: {
			...calm,
			story:
				'Reclassering, team TER. Man van 31, komt over zes weken voorwaardelijk vrij na deelname aan een jihadistische organisatie. Hij wil zelf hulp en heeft daarvoor getekend. Hij maakt zich zorgen over zijn oude vrienden en over zijn moeder, die hem niet meer wil zien. Kunnen jullie hem bezoeken voordat hij buiten staat?',
			help: 'trajectory_advice',
			ageBand: '30+',
			phone: '+44 7700 900108',
			mayText: 'no',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: ['1-morning', '2-morning', '3-morning', '4-morning', '5-morning']
		},
		also: { releaseInDays: 42 }
	});
	yield when.workdaysAgo(8, '11:02');
	await takes(fleur, letter);
	const ter = await takesOn(fleur, letter, ['individual_exit', 'Mark (reclassering)', 'Otter']);
	await answersInCase(
		fleur,
		ter,
		'Dank voor uw vraag. Ik kom hem graag bezoeken, binnen drie werkdagen. Wij begeleiden hem vrijwillig en houden geen toezicht: wat hij ons vertelt rapporteren wij niet als naleving. Wilt u hem dat vooraf zeggen?'
	);
	await plans(fleur, ter, {
		smsAllowed: false,
		safeWindows: on([1, 2, 3, 4, 5], '09:00', '17:00')
	});
	const visit = await meets(fleur, ter, {
		startsAt: when.workdaysAgo(5, '09:30'),
		minutes: 120,
		method: 'elsewhere',
		words: 'Bezoek in de inrichting. Identiteitsbewijs mee, geen telefoon.'
	});
	yield when.workdaysAgo(5, '14:30');
	await changes(fleur, ter, visit, ['complete', 'Anderhalf uur gesproken in de bezoekruimte.']);
	await settlesTasks(fleur, ter, 'Hij wilde geen sms; per mail bevestigd.');
	await notes(
		fleur,
		ter,
		'Hij had een lijstje gemaakt. Bovenaan: een huis waar niemand hem kent. Onderaan, kleiner geschreven: mama. Hij vraagt niet om vergeving, hij vraagt hoe je begint. Hij bakt brood in de keuken van de inrichting en is daar goed in. Dat is een begin.'
	);
	await moves(fleur, ter, ['analysis', 'plan']);
	await isFor(
		fleur,
		ter,
		['Dat hij buiten een leven heeft waar de oude vrienden niet bij passen.', ''],
		['detention', 'nctv_subsidy']
	);
	await standsIn(fleur, ter, {
		...{ ground: 'explicit_consent', frames: ['convicted', 'conditional_release'] },
		...{
			facility: 'Een inrichting in het noorden',
			releaseOn: localDate(when.inWorkdays(24, '12:00'))
		},
		visits:
			'Bezoek op dinsdag en donderdag, via de casemanager daar. Brieven gaan open door de censuur: niets over anderen.'
	});
	await meets(fleur, ter, {
		startsAt: when.inWorkdays(2, '09:30'),
		minutes: 120,
		method: 'elsewhere',
		words: 'Tweede bezoek. Wonen, en de moeder.'
	});
	await intends(
		fleur,
		ter,
		when.inWorkdays(1, '10:00'),
		'Bakkerij in de buurt van zijn zus: stageplek?'
	);
	await intends(fleur, ter, when.laterToday, 'Aanvraag woonplek afmaken voordat het loket sluit.');
}

async function* theWayOut({ sanne }: Cast, when: Moments): Story {
	yield when.workdaysAgo(17, '03:17');
	const letter = await writes({
		door: 'self',
		answers: {
			...calm,
			suicideRisk: 'unknown',
			story:
				'Ik zit vier jaar bij een groep, rechts. Ik regel het vervoer en het geld. Vorige maand hebben ze een jongen in elkaar geslagen en ik reed. Ik slaap niet meer. Als ik stop ben ik een verrader, als ik blijf ben ik straks zelf degene die slaat. Ik weet niet of jullie er ook zijn voor mensen zoals ik.',
			ageBand: '23-29',
			phone: '+44 7700 900109',
			mayText: 'yes',
			mayCall: 'no',
			phoneShared: 'no',
			phoneMonitored: 'possible',
			safeMoments: ['1-evening', '2-evening', '3-evening', '4-evening', '5-evening']
		}
	});
	yield when.workdaysAgo(17, '09:12');
	await takes(sanne, letter);
	await levels(
		sanne,
		letter,
		['T3', 'T2'],
		'Bang voor wraak; niet duidelijk hoe het met hemzelf is.'
	);
	const daan = await takesOn(sanne, letter, ['individual_exit', 'Daan', 'Das']);
	await answersInCase(
		sanne,
		daan,
		'Ja, wij zijn er ook voor jou. Je schreef dit om kwart over drie in de nacht; ik hoop dat je daarna even geslapen hebt. Je hoeft vandaag niets te beslissen en met niemand te breken. Eén vraag, omdat ik hem iedereen stel: denk je er wel eens aan om er niet meer te zijn?'
	);
	await plans(
		sanne,
		daan,
		{
			callAllowed: false,
			phoneMonitoredRisk: 'possible',
			smsContentLevel: 'neutral_only',
			safeWindows: on([1, 2, 3, 4, 5], '17:00', '22:00')
		},
		'room'
	);
	yield when.workdaysAgo(16, '22:31');
	await agreesInRoom(letter);
	yield when.workdaysAgo(14, '17:05');
	const talk = await meets(sanne, daan, {
		startsAt: when.workdaysAgo(13, '18:00'),
		method: 'elsewhere',
		words: 'Koffie in het station van een andere stad.'
	});
	yield when.workdaysAgo(13, '19:30');
	await changes(sanne, daan, talk, ['complete', 'Hij was een kwartier te vroeg.']);
	await notes(
		sanne,
		daan,
		'Geen gedachten aan zelfdoding, wel elke nacht wakker. Zijn handen trilden bij de koffie. Hij rekent hardop uit wie hem wanneer gaat missen als hij niet meer rijdt. Zijn oude baas van de garage heeft hem laatst gebeld: er is werk. Dat heeft hij aan niemand verteld, aan mij nu wel.'
	);
	await moves(sanne, daan, ['analysis', 'intake']);
	yield when.workdaysAgo(6, '18:40');
	await notes(
		sanne,
		daan,
		'Veiligheid: hij verlaat de groepsapps één voor één, met een smoes per app, over drie weken. Telefoonnummer houden. Over de mishandeling: advocaat gesproken, hij denkt na over een verklaring.'
	);
	await meets(sanne, daan, {
		startsAt: when.laterToday,
		minutes: 45,
		method: 'room',
		words: 'Schrijven in de kamer, hij heeft late dienst.'
	});
}

async function* theMunicipality({ sanne }: Cast, when: Moments): Story {
	yield when.workdaysAgo(13, '09:32');
	const call = await logs(sanne, {
		calledAt: when.workdaysAgo(13, '09:05'),
		door: 'professional',
		answers: {
			...calm,
			story:
				'Ambtenaar veiligheid van een middelgrote gemeente. Een gezin staat op de agenda van het zorg- en veiligheidshuis, maar niemand aan tafel heeft het gezin zelf gesproken. Vraag: hoe betrek je de ouders zonder dat het een verhoor wordt?',
			help: 'trajectory_advice'
		}
	});
	const ilse = await takesOn(sanne, call, ['trajectory_advice', 'Ilse (gemeente)', 'Egel']);
	await plans(sanne, ilse, { phone: '+44 7700 900110' });
	await notes(
		sanne,
		ilse,
		'Drie sessies afgesproken. Casus wordt zonder namen besproken. Eerste vraag terug: wat weet het gezin van deze tafel?'
	);
	await moves(sanne, ilse, ['plan', 'plan']);
	const first = await meets(sanne, ilse, {
		startsAt: when.workdaysAgo(7, '11:00'),
		minutes: 90,
		method: 'video',
		words: 'Sessie 1: het gesprek aan de keukentafel.'
	});
	yield when.workdaysAgo(7, '12:40');
	await changes(sanne, ilse, first, ['complete', 'Met wijkteam en school erbij.']);
	await notes(
		sanne,
		ilse,
		'Goede sessie. De wijkagent stelde voor om eerst zelf thee te gaan drinken, zonder map onder de arm. Huiswerk: ieder schrijft op wat er in dit gezin goed gaat. Dat bleek lastiger dan de zorgenlijst.'
	);
	await moves(sanne, ilse, ['sessions', 'plan']);
	await meets(sanne, ilse, {
		startsAt: when.inWorkdays(3, '11:00'),
		minutes: 90,
		method: 'video',
		words: 'Sessie 2: wat gaat er goed.'
	});
}

async function* theMentor({ amina }: Cast, when: Moments): Story {
	yield when.workdaysAgo(4, '12:20');
	const letter = await writes({
		door: 'professional',
		answers: {
			...calm,
			story:
				'Ik ben mentor op het mbo, richting beveiliging. Drie jongens in mijn klas dragen sinds kort hetzelfde hesje en noemen zich een "buurtwacht". Ze hebben een klasgenoot gefouilleerd in de pauze. Eén van hen heeft een vader die bekend is. Ik wil ze niet kwijt, ik wil ook niet dat het groter wordt.',
			help: 'consultation',
			ageBand: '16-17',
			phone: '+44 7700 900111',
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: ['1-afternoon', '3-afternoon', '5-morning']
		}
	});
	yield when.workdaysAgo(3, '13:50');
	await takes(amina, letter);
	const karin = await takesOn(amina, letter, ['trajectory_advice', 'Karin (mentor)', 'Ree']);
	await answersInCase(
		amina,
		karin,
		'Wat fijn dat u ze niet kwijt wilt. Zet voor vrijdag eens op papier: wat heeft u zelf gezien, wat heeft u gehoord, en wat spreekt het tegen? We nemen het samen door.'
	);
	await plans(amina, karin, { safeWindows: on([1, 2, 3, 4, 5], '12:00', '17:00') });
	await meets(amina, karin, {
		startsAt: when.inWorkdays(2, '14:00'),
		minutes: 45,
		method: 'phone',
		words: 'Feiten, en wat ertegen spreekt.'
	});
	yield when.workdaysAgo(2, '12:35');
	const asked = await asksAdvice(amina, karin, when.workdaysAgo(2, '12:35'), {
		...{ occupation: 'school', kind: 'school_incident', organisation: 'Mbo, richting beveiliging' },
		question: 'Hoe houd ik deze drie in de klas, zonder dat hun “buurtwacht” groter wordt?',
		seen: 'Drie jongens dragen hetzelfde hesje. In de pauze voelden zij in de jaszakken van een klasgenoot; die liet het toe en lachte niet.',
		heard:
			'Volgens een collega oefenen zij na school op een parkeerplaats. De vader van één zou hen filmen.',
		thinks: 'Ik denk dat zij nodig willen zijn. Ik ben bang dat de vader het aanwakkert.',
		against: 'Alle drie zijn op tijd, en één vroeg of het hesje uit moest voor de foto.',
		subject: 'Ree'
	});
	yield when.workdaysAgo(1, '16:30');
	await advises(
		amina,
		asked,
		'Neem het fouilleren apart van het hesje. Over het fouilleren is de school duidelijk: dat doet niemand bij een ander, en de klasgenoot krijgt dat ook te horen. Over het hesje bent u nieuwsgierig: wat willen zij bewaken, en tegen wie? Spreek hen één voor één. Geef ze iets echts te doen bij de open dag, onder een docent. Bel de ouders alle drie, de bekende vader niet als laatste en niet als eerste.',
		{
			steps: ['talk', 'involve_parents', 'internal_expert', 'ssv'],
			agreed: 'Wij bellen na het eerste gesprek.'
		}
	);
}
