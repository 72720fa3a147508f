import { answersInCase, calm, meets, moves, notes, on, plans, takes } from '../acts.ts';
import { takesOn, writes, writesBack } from '../acts.ts';
import { chooses, stops } from '../advice-acts.ts';
import type { Cast } from '../cast.ts';
import { asksBeside, finishes, handsOver, isFor, offeredAs } from '../guidance.ts';
import { looksBack, measures, saysYes, setsOut } from '../help-plans.ts';
import type { Moments } from '../moments.ts';
import { must } from '../must.ts';
import type { Story } from '../play.ts';
import { draws, looksAfter, nobody } from '../relatives.ts';
import { agreesWithRisk, judges, notices, seesFactors } from '../risks.ts';
import { tells } from '../sessions.ts';
import { isOrdered } from '../year/order.ts';
import { readCase } from '../../../cases/read.ts';
import { markRead } from '../../../hand-overs/read.ts';

const mornings = on([1, 2, 3, 4, 5], '08:00', '14:00');

/** Half a year of one family: a plan, a review, a colleague who leaves and one who goes on. */
export async function* theBarn(cast: Cast, when: Moments): Story {
	const { esther, joost, annelies, amina } = cast;
	yield when.workdaysAgo(135, '21:52');
	const letter = await writes({
		answers: {
			...calm,
			safeToTalk: 'yes',
			story:
				'Sinds mijn man weg is zit onze zoon van 17 in de schuur. Eerst dacht ik om te sleutelen. Nu hangt er een vlag met een zwarte zon en heeft hij zijn trekker verkocht voor een dronecursus. Hij zegt tegen zijn zusje dat er een dag komt waarop zij blij zal zijn dat hij haar broer is. Hij melkt nog wel elke ochtend om vijf uur, zonder dat ik het vraag.',
			relation: 'child',
			ageBand: '16-17',
			phone: '+44 7700 900141',
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: ['1-morning', '2-morning', '3-morning', '4-morning', '5-morning']
		},
		also: { age: 17, isolated: true }
	});
	yield when.workdaysAgo(134, '09:25');
	await takes(esther, letter);
	const nel = await takesOn(esther, letter, ['family_support', 'Nel', 'Patrijs']);
	await answersInCase(
		esther,
		nel,
		'U schrijft twee dingen onder elkaar: de vlag, en dat hij om vijf uur melkt. Ik wil het met u over allebei hebben. Haal de vlag nog niet weg. Zet morgen koffie voor hem neer in de stal en loop weer naar binnen. Mag ik u bellen, na het melken?'
	);
	await plans(esther, nel, { safeWindows: mornings, contactNot: 'Niet voor acht uur: de stal.' });
	const first = await meets(esther, nel, {
		startsAt: when.workdaysAgo(131, '10:00'),
		method: 'phone',
		words: 'De schuur, en het zusje.'
	});
	yield when.workdaysAgo(131, '11:05');
	await tells(esther, nel, {
		...{ at: when.workdaysAgo(131, '10:00'), kind: 'phone', minutes: 55, appointmentId: first },
		mood: 3,
		facts:
			'Zijn vader is in maart naar een vriendin in Duitsland gegaan en heeft één keer gebeld. Sindsdien slaapt hij in de schuur. Drie mannen uit een appgroep zijn er twee keer geweest, met een drone.',
		impressions:
			'Nel telt alles wat zij verkeerd heeft gedaan. Zij vertelt pas over het melken als ik ernaar vraag.',
		agreements: 'Elke ochtend koffie in de stal. Over de vlag zegt zij niets tot wij elkaar zien.'
	});
	await draws(esther, nel, {
		people: [
			{ ...nobody, name: 'Fenne', roles: ['sibling'], gender: 'woman', ageBand: '12-15' },
			{ ...nobody, name: 'Oom Derk', roles: ['trusted'], gender: 'man', ageBand: '30+' }
		],
		ties: [
			['Nel', 'parent_of', 'Fenne', { bond: 'strong', hasAuthority: 'yes', worry: 'first' }],
			['Oom Derk', 'aunt_uncle_of', 'Patrijs', { bond: 'strong' }],
			['Patrijs', 'sibling_of', 'Fenne', { bond: 'strong' }]
		],
		home: ['De boerderij', ['Nel', 'Patrijs', 'Fenne']]
	});
	await looksAfter(esther, nel, 'Fenne', {
		...{ worry: 'some', school: 'well', contact: 'often', online: 'usual', mood: 'anxious' },
		...{ shame: 'unknown', copying: 'no', supporter: 'no' },
		words: 'Durft geen vriendin mee naar huis te nemen sinds de vlag er hangt.'
	});

	yield when.workdaysAgo(128, '15:30');
	const then = when.workdaysAgo(130, '12:00');
	await notices(esther, nel, then, {
		fact: 'In de schuur hangt een vlag met een zwarte zon. Op de werkbank ligt een uitgeprinte plattegrond van een asielopvang.',
		opinion: 'Zijn moeder denkt dat de plattegrond van een van de drie mannen is.',
		form: 'right_extremist',
		platforms: ['telegram']
	});
	await notices(esther, nel, then, {
		side: 'contra',
		fact: 'Hij melkt elke ochtend om vijf uur en heeft een ziek kalf twee nachten gevoerd.'
	});
	await seesFactors(esther, nel, then, 'protective', [
		{ code: 'work_or_school', strength: 2, words: 'De koeien. Hij slaat geen ochtend over.' },
		{ code: 'stable_adult', strength: 1, words: 'Oom Derk, die hij niet meer opzoekt.' },
		{ code: 'different_people', strength: 0, words: 'Alleen nog de appgroep.' }
	]);
	await seesFactors(esther, nel, then, 'driver', [
		{ code: 'meaning', strength: 3, words: 'Wil dat er iets van hem afhangt.' },
		{ code: 'justice', strength: 2, words: 'Noemt de stikstofregels een aanslag op zijn vader.' }
	]);
	await seesFactors(esther, nel, then, 'trigger', [
		{
			...{ code: 'problems_at_home', strength: 3, turn: 'turning_point' },
			words: 'De ochtend waarop zijn vader niet in de stal stond.'
		}
	]);
	await judges(esther, nel, 'high', {
		violence_intention: 'Spreekt over “een dag”, zonder wie of waar. Bron: moeder en zusje.',
		capacity_means: 'Een drone en iemand die hem leert vliegen. Een luchtbuks, van zijn opa.',
		network: 'Drie oudere mannen die naar de boerderij komen. Eén is bekend bij de wijkagent.',
		protective_factors: 'De koeien, zijn zusje, een oom op twintig minuten fietsen.',
		reasoning:
			'Hoog om de plattegrond op zijn werkbank. Wij weten niet of het zijn plan is of hun papier. Totdat wij dat weten behandelen wij het als een plan.'
	});
	yield when.workdaysAgo(127, '11:10');
	await agreesWithRisk(
		annelies,
		nel,
		'Mee eens. De wijkagent weet van de plattegrond; moeder heeft hem zelf gebeld, met Esther ernaast.'
	);
	await moves(esther, nel, ['clearing', 'intake']);
	await asksBeside(annelies, nel, joost);

	await isFor(
		esther,
		nel,
		[
			'Dat hij ergens bij hoort waar niemand voor hoeft te vrezen.',
			'Fenne: dat zij niet leert dat er een dag komt.'
		],
		['home_grown', 'municipality']
	);

	yield when.workdaysAgo(118, '10:40');
	await moves(esther, nel, ['plan', 'awaiting_commission']);
	await notes(
		esther,
		nel,
		'De wijkagent heeft de drie mannen aangesproken, elk apart. De plattegrond was van de oudste. Patrijs heeft hem zelf verbrand, in een melkbus, terwijl zijn moeder uit het raam keek. Hij heeft niet gezwaaid. Zij ook niet.'
	);
	yield when.workdaysAgo(112, '13:15');
	const [line] = must(await readCase(esther, nel.partId)).trajectories;
	await isOrdered(esther, nel, line!.id);
	await moves(esther, nel, ['plan', 'plan']);
	await setsOut(esther, nel, [
		{
			...{ domain: 'contact_with_subject', importance: 3, baseline: -1 },
			plain: 'Ik wil dat hij weer aan mijn keukentafel zit.',
			levels: [
				'Hij slaapt weg van de boerderij',
				'Hij eet in de schuur, wij praten over de koeien',
				'Eén keer per week zit hij aan tafel, ook als er iets gezegd is',
				'Drie keer per week, en hij blijft voor de koffie',
				'Hij slaapt weer in huis'
			],
			steps: [
				[
					'Elke ochtend koffie in de stal, zonder vraag erbij',
					'client',
					when.workdaysAgo(98, '08:00')
				],
				['Vrijdag pannenkoeken. De deur staat open', 'client', when.workdaysAgo(95, '08:00')]
			]
		},
		{
			...{ domain: 'siblings_protection', importance: 3, baseline: -1 },
			plain: 'Fenne moet hier weer gewoon kind zijn.',
			levels: [
				'Zij herhaalt wat hij zegt, op school',
				'Zij neemt niemand mee naar huis',
				'Er komt één keer een vriendin spelen',
				'Elke week komt er iemand, en zij vraagt het niet meer van tevoren',
				'Zij geeft haar verjaardag thuis, in de schuur'
			],
			steps: [
				['Met de juf praten, Nel erbij', 'us', when.workdaysAgo(96, '08:00')],
				['Tante haalt Fenne op donderdag', 'other', when.workdaysAgo(92, '08:00')]
			]
		},
		{
			...{ domain: 'network_distance', importance: 2, baseline: -2 },
			plain: 'Dat hij iemand heeft die níet uit die groep komt.',
			levels: [
				'Alleen de drie mannen',
				'Eén ander, alleen op afstand',
				'Elke week een middag met iemand van buiten de groep',
				'Die ander belt hem ook zelf',
				'Hij zegt de mannen af voor die ander'
			],
			steps: [
				['Oom Derk vragen of hij hulp kan gebruiken', 'client', when.workdaysAgo(94, '08:00')]
			]
		}
	]);
	yield when.workdaysAgo(110, '12:20');
	await tells(esther, nel, {
		...{
			at: when.workdaysAgo(110, '11:00'),
			kind: 'office',
			minutes: 75,
			staff: ['counsellor', 'second']
		},
		mood: 4,
		facts:
			'Nel las de doelen hardop voor en verbeterde er één: niet “eten”, maar “aan mijn keukentafel zitten”. Zij had de uitdraai in haar laars meegenomen.',
		impressions: 'Joost en ik zagen allebei dat zij rechtop ging zitten bij het woord keukentafel.',
		agreements: 'Dit is haar plan. Wij kijken samen terug als het gras van het land is.'
	});
	const lookAt = when.workdaysAgo(52, '11:00');
	await saysYes(esther, nel, [when.workdaysAgo(110, '12:00'), lookAt]);
	await moves(esther, nel, ['guidance', 'running']);
	const atFirst = [4, 2, 3, 4, 2, 4, 2, 2, 1, 4, 2, 3, 2, 2, 5];
	await measures(esther, nel, when.workdaysAgo(110, '12:00'), answered('start', atFirst));
	await measures(esther, nel, when.workdaysAgo(110, '12:00'), { wellbeing: '3' });
	const table = await chooses(esther, nel, [
		await offeredAs(esther, 'Samen aan tafel'),
		when.workdaysAgo(100, '09:00'),
		'Zij heeft de tafel zelf genoemd. Hij hoeft er niet bij te zijn om te beginnen.'
	]);

	yield when.workdaysAgo(91, '16:30');
	await finishes(esther, nel, when.workdaysAgo(91, '16:00'), [
		'De koffie wordt opgedronken. De kop komt schoon terug.',
		'Er zijn pannenkoeken gegeten, staand, in de deur.',
		'De juf wist al iets en zat al naast haar.'
	]);
	await tells(esther, nel, {
		...{ at: when.workdaysAgo(91, '14:30'), kind: 'home', minutes: 90, travel: [130, 164] },
		...{ others: ['trusted'], mood: 5 },
		facts:
			'Oom Derk was er met zijn jachthond. Patrijs kwam de keuken in voor de hond en bleef twintig minuten, met zijn pet op. Hij vroeg wat ik voor iemand was. Ik zei: iemand die zijn moeder helpt.',
		impressions: 'Hij luisterde naar het antwoord. Dat is meer dan ik vandaag verwachtte.',
		agreements: 'Derk vraagt hem voor de afrastering. Betaald, per meter.'
	});
	yield when.workdaysAgo(78, '10:45');
	await tells(esther, nel, {
		...{ at: when.workdaysAgo(78, '10:00'), kind: 'phone', outcome: 'no-show' },
		facts: 'Niet opgenomen. Het was de eerste dag van het kuilen.'
	});
	yield when.workdaysAgo(77, '13:40');
	await tells(esther, nel, {
		...{ at: when.workdaysAgo(77, '13:10'), kind: 'phone', minutes: 25, mood: 6 },
		facts:
			'Zij belde zelf terug, vanaf de trekker. Patrijs heeft zes dagen naast haar gereden. Over de groep is niet gesproken, over de motor van de hakselaar des te meer.',
		agreements: 'Fenne mag in de herfst een feestje. Waar, daar mag hij over meepraten.'
	});
	yield when.workdaysAgo(66, '11:30');
	await stops(esther, table, [
		when.workdaysAgo(67, '12:00'),
		'completed',
		'Drie keer geweest: twee keer zonder hem, de derde keer schoof hij aan bij de soep.'
	]);
	await plans(esther, nel, { safeWindows: mornings, contactNot: 'Niet voor acht uur: de stal.' });

	yield when.workdaysAgo(52, '12:40');
	await finishes(esther, nel, when.workdaysAgo(52, '12:00'), [
		'Elke donderdag. Soms blijft zij slapen.',
		'Derk heeft ja gezegd voordat de vraag af was.'
	]);
	await looksBack(esther, nel, {
		...{ on: lookAt, scores: [0, -1, 0], outcome: 'change' },
		asks: {
			siblings: 'Fenne neemt nog niemand mee. De vlag is weg, de spijkers zitten er nog.'
		},
		reason:
			'De tafel en Derk gaan goed. Voor Fenne is de schuur nog steeds zijn plek: daar maken wij een doel van dat hij zelf kan halen.',
		nextOn: when.inWorkdays(4, '11:00')
	});
	const halfway = [3, 2, 3, 4, 3, 3, 3, 3, 2, 3, 3, 3, 3, 3, 4];
	await measures(esther, nel, lookAt, answered('interim', halfway));
	await measures(esther, nel, lookAt, { wellbeing: '5' });
	await measures(esther, nel, lookAt, { heard: '9', useful: '8', safe: '9', clear: '7' });
	await setsOut(esther, nel, [
		{
			...{ domain: 'society_participation', importance: 2, baseline: -2 },
			plain: 'Dat de schuur weer van ons allemaal is.',
			levels: [
				'De deur is op slot',
				'De deur is open als hij er is',
				'Fenne loopt er binnen zonder te kloppen',
				'Er staat iets van iedereen',
				'Er wordt gedanst'
			],
			steps: [['Samen leeghalen wat van vader was', 'client', when.workdaysAgo(36, '08:00')]]
		}
	]);
	await saysYes(esther, nel, [when.workdaysAgo(52, '12:00'), when.inWorkdays(4, '11:00')], 'paper');
	await judges(esther, nel, 'raised', {
		violence_intention: 'Over “een dag” is sinds het voorjaar niet meer gesproken.',
		network: 'De mannen zijn niet meer op het erf geweest. Hij leest nog mee in de groep.',
		stressors: 'Zijn vader heeft een verjaardag overgeslagen.',
		protective_factors: 'Derk, de koeien, de keukentafel op vrijdag.',
		contact_quality: 'Open met moeder. Met hem twee keer kort, en hij groet.',
		reasoning:
			'Van hoog naar verhoogd: de plattegrond was niet van hem, hij heeft hem verbrand en de mannen zijn weg. Hij leest nog mee, dus niet laag.'
	});
	yield when.workdaysAgo(51, '15:05');
	await agreesWithRisk(annelies, nel, 'Eens. Vraag bij de volgende keer wat hij leest, niet óf.');

	yield when.workdaysAgo(32, '10:50');
	await finishes(esther, nel, when.workdaysAgo(32, '10:00'), [
		'Twee aanhangers vol. De laars van zijn vader staat nu in de gang.'
	]);
	await tells(esther, nel, {
		...{ at: when.workdaysAgo(32, '09:30'), kind: 'phone', minutes: 45, mood: 6 },
		facts:
			'Fenne heeft de schuur geverfd, de binnenkant van de deur, in drie kleuren. Hij heeft de ladder vastgehouden. Er komt een vriendin logeren.',
		impressions: 'Nel vertelt het alsof het niets is en belt er speciaal voor.',
		agreements: 'Ik vertel haar dat ik wegga, en wie er komt. Zij wil Amina eerst horen, dan zien.'
	});
	await judges(esther, nel, 'raised', {
		network: 'Leest nog mee in de appgroep, schrijft er niets. Niemand op het erf.',
		stressors: 'Zijn vader belde één keer, met haast.',
		protective_factors: 'Derk, de keukentafel, een deur in drie kleuren.',
		reasoning:
			'Blijft verhoogd tot iemand anders dan ik hem heeft gezien. Ik ga weg; dat is voor hem de tweede keer dit jaar.'
	});
	yield when.daysAgo(34, '16:10');
	await handsOver(
		annelies,
		nel,
		[esther, amina],
		'Begin bij de koeien, dan komt de rest. Vraag hem niets als zijn pet op is. Nel belt nooit uit zichzelf als het slecht gaat; hoor je niets, bel dan na het melken. Fenne houdt van verf.'
	);
	yield when.workdaysAgo(19, '11:50');
	await markRead(amina, [nel.partId]);
	await tells(amina, nel, {
		...{
			at: when.workdaysAgo(19, '10:00'),
			kind: 'home',
			minutes: 80,
			travel: [140, 171],
			mood: 6
		},
		facts:
			'Kennisgemaakt aan de keukentafel. Patrijs kwam binnen, zette zijn pet af en vroeg of ik koffie dronk. De vriendin van Fenne is gebleven tot na het eten.',
		impressions: 'Ik merkte dat hij wilde dat ik de deur zag. Ik heb lang naar de deur gekeken.',
		agreements: 'Met hem zelf: hij mag mij bellen, hij hoeft het niet.'
	});
	yield when.workdaysAgo(8, '12:10');
	const now = when.workdaysAgo(9, '12:00');
	await notices(amina, nel, now, {
		side: 'contra',
		fact: 'Hij is zelf uit de appgroep gegaan en heeft dat aan zijn oom verteld, bij het hek.',
		source: 'relative'
	});
	await notices(amina, nel, now, {
		fact: 'Een van de mannen heeft hem op straat aangesproken. Hij is doorgefietst en zei het thuis.',
		opinion: 'Nel is bang dat ze terugkomen.'
	});
	await seesFactors(amina, nel, now, 'protective', [
		{
			code: 'stable_adult',
			strength: 3,
			source: 'relative',
			words: 'Derk, twee dagen in de week.'
		},
		{ code: 'work_or_school', strength: 3, words: 'Begint na de winter op de melkveeopleiding.' },
		{ code: 'different_people', strength: 2, words: 'Een meisje van de loonwerker belt hem.' }
	]);
	await seesFactors(amina, nel, now, 'driver', [
		{ code: 'meaning', strength: 1, words: 'Er hangt weer iets van hem af: veertig koeien.' }
	]);
	await judges(amina, nel, 'low', {
		violence_intention: 'Niets meer, ook niet tegen zijn zusje. Bron: moeder, oom, Fenne.',
		network: 'Zelf uit de groep gegaan. Eén keer aangesproken op straat, doorgefietst.',
		protective_factors: 'Derk, de opleiding na de winter, drie borden op tafel.',
		contact_quality: 'Hij zet zijn pet af. Hij belde één keer, over de koffie.',
		reasoning:
			'Laag, omdat hij zelf is weggegaan en het zelf vertelde. Wordt hij nog eens opgewacht, dan kijken wij dezelfde dag opnieuw.'
	});
	await measures(amina, nel, now, { wellbeing: '7' });
	await plans(amina, nel, { safeWindows: mornings, contactNot: 'Niet voor acht uur: de stal.' });
	await notes(
		amina,
		nel,
		'Derk belde, met toestemming van Nel. De man op straat heet bij ons voortaan “de oudste”. De wijkagent weet het en rijdt op melktijd langs. Patrijs vond dat overdreven en heeft daarna gevraagd hoe laat precies.'
	);
	await meets(amina, nel, {
		startsAt: when.inWorkdays(4, '11:00'),
		minutes: 90,
		method: 'office',
		words: 'Samen terugkijken. Nel brengt Derk mee.'
	});
	yield when.minutesAgo(70);
	await writesBack(
		letter,
		'Vanmorgen stond hij in de keuken voordat ik beneden was. Hij had voor drie gedekt. Ik wist niet waar ik moest kijken.'
	);
}

function answered(moment: string, answers: readonly number[]): Record<string, string> {
	const items = answers.map((answer, n) => [`item-${n + 1}`, String(answer)] as const);
	return { moment, ...Object.fromEntries(items) };
}
