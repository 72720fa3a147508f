import { answersInCase, calm, logs, moves, notes, on, plans, takes, takesOn } from '../acts.ts';
import { writes } from '../acts.ts';
import type { Cast } from '../cast.ts';
import { asksBeside, asksToEnd, finishes, isFor, looksToo, mayAskAfterwards } from '../guidance.ts';
import { looksBack, measures, saysYes, setsOut } from '../help-plans.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';
import { judges } from '../risks.ts';
import { tells } from '../sessions.ts';
import { isOrdered } from '../year/order.ts';
import { must } from '../must.ts';
import { readCase } from '../../../cases/read.ts';

const byDay = on([1, 2, 3, 4, 5], '09:00', '17:00');

/** Somebody who got out, and what we learned from it. */
export async function* theOven(cast: Cast, when: Moments): Story {
	const { rosa, sanne, annelies, ruud } = cast;
	yield when.workdaysAgo(160, '10:10');
	const call = await logs(rosa, {
		calledAt: when.workdaysAgo(160, '09:30'),
		door: 'self',
		answers: {
			...calm,
			story:
				'Man van 34 belt uit een portiek. Deed zeven jaar de beveiliging bij bijeenkomsten van een groep. Zijn zoontje van vier zei op de opvang een zin die hij van hem had. “Toen hoorde ik mezelf, maar dan klein.”',
			ageBand: '30+'
		},
		givesCode: true
	});
	const wesley = await takesOn(rosa, call, ['individual_exit', 'Wesley', 'Boomvalk']);
	await plans(rosa, wesley, { phone: '+44 7700 900142', safeWindows: byDay });
	await asksBeside(annelies, wesley, sanne);
	yield when.workdaysAgo(158, '15:20');
	await tells(rosa, wesley, {
		...{ at: when.workdaysAgo(158, '13:30'), kind: 'walk', minutes: 95, mood: 3 },
		facts:
			'Twee rondjes om de plas gelopen. Hij heeft de sleutel van het zaaltje nog en slaapt met zijn telefoon onder zijn kussen. De groep denkt dat hij griep heeft.',
		impressions: 'Hij kijkt om bij elke auto. Hij lachte één keer, om een eend.',
		agreements: 'Hij houdt de griep nog een week. De sleutel gaat per post terug, zonder briefje.'
	});
	await moves(rosa, wesley, ['analysis', 'intake']);
	yield when.workdaysAgo(146, '11:30');
	const [line] = must(await readCase(rosa, wesley.partId)).trajectories;
	await isOrdered(rosa, wesley, line!.id);
	await moves(rosa, wesley, ['plan', 'plan']);
	await setsOut(rosa, wesley, [
		{
			...{ domain: 'network_distance', importance: 3, baseline: -2 },
			plain: 'Dat ik niet meer omkijk.',
			levels: [
				'Zij weten waar ik ben en ik neem op',
				'Zij weten waar ik ben, ik neem niet op',
				'Een maand zonder dat iemand van hen mij belt of opwacht',
				'Ik kom er een tegen en loop door',
				'Ik neem de kortste weg naar huis'
			],
			steps: [
				['Met de wijkagent de route naar de opvang lopen', 'us', when.workdaysAgo(138, '09:00')]
			]
		},
		{
			...{ domain: 'work_education', importance: 2, baseline: -1 },
			plain: 'Werk waar je van ruikt dat het af is.',
			levels: [
				'Geen werk, wel geld van hen',
				'Geen werk',
				'Twee dagen in de week bij een baas',
				'Vier dagen, en een contract',
				'Ik leer het aan iemand anders'
			],
			steps: [
				['Bij de bakker op de hoek naar binnen gaan', 'client', when.workdaysAgo(135, '09:00')]
			]
		}
	]);
	await isFor(
		rosa,
		wesley,
		['Dat zijn zoontje hem nooit meer nazegt.', ''],
		['home_grown', 'municipality']
	);
	await saysYes(rosa, wesley, [when.workdaysAgo(146, '11:00'), when.workdaysAgo(92, '11:00')]);
	await moves(rosa, wesley, ['disengage', 'running']);
	await measures(rosa, wesley, when.workdaysAgo(146, '11:00'), { wellbeing: '2' });

	yield when.workdaysAgo(130, '17:10');
	await finishes(rosa, wesley, when.workdaysAgo(130, '17:00'), [
		'Gelopen, met de buggy. De wijkagent kende de kortste weg.',
		'Drie keer ervoor gestaan. De vierde keer hield de bakker de deur open.'
	]);
	await notes(
		rosa,
		wesley,
		'Hij begint om twee uur ’s nachts en vindt dat het beste uur dat er is. “Niemand is dan ergens tegen.” De bakker vraagt niets en heeft één regel: handen wassen.'
	);
	yield when.workdaysAgo(92, '12:10');
	await looksBack(rosa, wesley, {
		...{ on: when.workdaysAgo(92, '11:00'), scores: [-1, 1], outcome: 'continue' },
		asks: {
			staff_safety: 'Er stond een auto bij ons kantoor. Wij spreken voortaan buiten de stad af.'
		},
		nextOn: when.workdaysAgo(38, '11:00')
	});
	await measures(rosa, wesley, when.workdaysAgo(92, '11:00'), { wellbeing: '5' });
	await plans(rosa, wesley, { safeWindows: byDay });
	yield when.workdaysAgo(64, '09:50');
	await tells(rosa, wesley, {
		...{ at: when.workdaysAgo(65, '13:00'), kind: 'walk', minutes: 70, mood: 7 },
		facts:
			'Een van de oude vrienden kwam brood kopen. Wesley heeft het ingepakt, wisselgeld gegeven en “eet smakelijk” gezegd. Daarna heeft hij de oven schoongemaakt die al schoon was.',
		impressions: 'Hij vertelde het twee keer. De tweede keer stond hij stil.',
		agreements: 'Zijn zoontje komt zaterdag mee om broodjes te vormen.'
	});
	await moves(rosa, wesley, ['re-root', 'running']);
	await plans(rosa, wesley, { safeWindows: byDay });
	yield when.workdaysAgo(38, '12:15');
	await looksBack(rosa, wesley, {
		...{ on: when.workdaysAgo(38, '11:00'), scores: [1, 2], outcome: 'continue' },
		nextOn: when.inWorkdays(10, '11:00')
	});
	await measures(rosa, wesley, when.workdaysAgo(38, '11:00'), { wellbeing: '8' });
	await judges(rosa, wesley, 'low', {
		network: 'Geen contact meer. Eén ontmoeting in de winkel, zonder gevolg.',
		protective_factors: 'De bakker, het zoontje, een collega die hij opleidt.',
		reasoning: 'Laag: vijf maanden zonder benadering en hij durft zelf de deur open te houden.'
	});
	await moves(rosa, wesley, ['identity', 'evaluation']);
	await mayAskAfterwards(rosa, wesley, 'Wesley zelf, in de bakkerij, Rosa heeft het gehoord.');
	yield when.workdaysAgo(25, '10:30');
	await asksToEnd(rosa, wesley, {
		...{ reason: 'goals_met', answers: { siblings: 'none', lesson: 'written' } },
		why: 'Hij kijkt niet meer om. Hij belt ons als er iets gelukt is, niet als er iets mis is.',
		words: {
			lesson:
				'Begin niet bij de denkbeelden maar bij de nacht. Wie ’s nachts werk heeft, is niet wakker voor de groep.'
		}
	});
	yield when.workdaysAgo(24, '14:20');
	await looksToo(ruud, wesley);
}

/** What waits for a second pair of eyes: a family that can go on by itself. */
export async function* theCards(cast: Cast, when: Moments): Story {
	const { joost, mehmet, annelies } = cast;
	yield when.workdaysAgo(120, '19:18');
	const letter = await writes({
		answers: {
			...calm,
			story:
				'Ik ben 72 en voed mijn kleinzoon op. Hij is 13 en stuurt kettingfilmpjes rond waarin mensen worden nagejouwd. Hij vindt dat de juf “bij hen” hoort. Wij kaarten elke avond. Als ik win zegt hij dat ik valsspeel, en dan meent hij het.',
			relation: 'grandchild',
			ageBand: '12-15',
			phone: '+44 7700 900143',
			mayText: 'yes',
			mayCall: 'yes',
			phoneShared: 'no',
			phoneMonitored: 'none',
			safeMoments: ['1-morning', '2-morning', '3-morning', '4-morning', '5-morning']
		}
	});
	yield when.workdaysAgo(119, '10:05');
	await takes(joost, letter);
	const toos = await takesOn(joost, letter, ['family_support', 'Toos', 'Kluut']);
	await answersInCase(
		joost,
		toos,
		'Blijf kaarten. Dat hij boos wordt op een spelletje en toch elke avond weer komt zitten, is precies waar wij mee verder kunnen. Mag ik u morgen na tienen bellen?'
	);
	await plans(joost, toos, { safeWindows: byDay });
	await asksBeside(annelies, toos, mehmet);
	yield when.workdaysAgo(110, '11:20');
	await moves(joost, toos, ['clearing', 'intake']);
	await tells(joost, toos, {
		...{ at: when.workdaysAgo(110, '10:00'), kind: 'home', minutes: 70, mood: 5, travel: [40, 22] },
		facts:
			'Wij hebben met z’n drieën gekaart. De filmpjes komen van een jongen van 16 die hem op school beschermt. Zijn moeder belt uit het ziekenhuis, op zondag.',
		impressions: 'Hij liet mij winnen en keek of ik het merkte.',
		agreements: 'Toos vraagt de juf of zij een keer komt kaarten.'
	});
	yield when.workdaysAgo(100, '12:00');
	await moves(joost, toos, ['plan', 'awaiting_commission']);
	const [line] = must(await readCase(joost, toos.partId)).trajectories;
	await isOrdered(joost, toos, line!.id);
	await moves(joost, toos, ['plan', 'plan']);
	await setsOut(joost, toos, [
		{
			...{ domain: 'family_communication', importance: 3, baseline: -1 },
			plain: 'Dat een verloren spelletje gewoon een verloren spelletje is.',
			levels: [
				'Hij komt niet meer aan tafel',
				'Hij wordt boos en loopt weg',
				'Hij wordt boos en blijft zitten',
				'Hij moppert en schudt de kaarten',
				'Hij leert het een ander kind'
			],
			steps: [['De juf uitnodigen voor een potje', 'client', when.workdaysAgo(90, '09:00')]]
		}
	]);
	await isFor(
		joost,
		toos,
		['Dat hij een klas heeft in plaats van een beschermer.', 'Dat Toos weer door kan slapen.'],
		['none', 'municipality']
	);
	await saysYes(joost, toos, [when.workdaysAgo(100, '11:30'), when.workdaysAgo(46, '11:00')]);
	await moves(joost, toos, ['guidance', 'running']);
	await measures(joost, toos, when.workdaysAgo(100, '11:30'), { wellbeing: '5' });
	yield when.workdaysAgo(84, '16:00');
	await finishes(joost, toos, when.workdaysAgo(84, '15:00'), [
		'De juf is geweest en heeft verloren. Hij heeft haar de regels nog eens uitgelegd.'
	]);
	yield when.workdaysAgo(58, '10:20');
	await plans(joost, toos, { safeWindows: byDay });
	await notes(
		joost,
		toos,
		'De jongen van 16 is van school gewisseld. De kleinzoon heeft de filmpjes gewist, “omdat ze vol stonden”. Toos gelooft dat niet helemaal en laat het zo.'
	);
	yield when.workdaysAgo(46, '12:10');
	await looksBack(joost, toos, {
		...{ on: when.workdaysAgo(46, '11:00'), scores: [1], outcome: 'continue' },
		nextOn: when.inWorkdays(8, '11:00')
	});
	await measures(joost, toos, when.workdaysAgo(46, '11:00'), { wellbeing: '8' });
	await moves(joost, toos, ['consolidate', 'evaluation']);
	await judges(joost, toos, 'low', {
		protective_factors: 'Oma, de juf, een klasgenoot met wie hij kaart.',
		reasoning: 'Laag: hij stuurt niets meer rond en zegt “wij” over zijn klas.'
	});
	await mayAskAfterwards(joost, toos, 'Toos, aan de kaarttafel; haar kleinzoon zat erbij.');
	yield when.workdaysAgo(5, '11:45');
	await plans(joost, toos, { safeWindows: byDay });
	yield when.workdaysAgo(2, '15:30');
	await asksToEnd(joost, toos, {
		...{ reason: 'concern_not_confirmed', answers: { siblings: 'none', lesson: 'written' } },
		why: 'Een jongen die erbij wilde horen en nu een klas heeft. Toos zei: “U kunt gaan, wij zijn bezig.”',
		words: { lesson: 'Vraag bij een kind eerst wie hem beschermt. Het filmpje is vaak de prijs.' }
	});
}
