import { answers, calm, levels, reads, takes, writes, writesBack } from '../acts.ts';
import type { Cast } from '../cast.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';
import { ringIn, textIn } from '../texts.ts';

/** What waits on the desk today. */
export function waitingStories(cast: Cast, when: Moments): Story[] {
	const free = [
		theAirport,
		theUnread,
		theThoughts,
		theUncle,
		theTeacher,
		theCaller,
		theTexter,
		theCourse
	];
	const taken = [theBathroom, theSecondLook, theLateOne, theReturn, theBirthday];
	return [...free, ...taken].map((tell) => tell(cast, when));
}

async function* theAirport(_: Cast, when: Moments): Story {
	yield when.minutesAgo(52);
	await writes({
		answers: {
			...calm,
			imminentDeparture: 'yes',
			story:
				'Mijn zus heeft haar spaarrekening leeggehaald en haar koffer is weg uit de schuur. Ze is 22. Ze zei dat ze bij een vriendin slaapt maar die vriendin weet van niks. Op haar laptop stond een kaart open van Turkije. Misschien is het niks. Ik ben bang dat het niet niks is.',
			relation: 'sibling',
			ageBand: '18-22'
		}
	});
}

async function* theUnread(_: Cast, when: Moments): Story {
	yield when.openMinutesAgo(63);
	await writes({
		answers: {
			safeToTalk: 'yes',
			callerInDanger: 'no',
			imminentViolence: 'unknown',
			weaponAccess: 'unknown',
			story:
				'Ik vond een schrift in de kamer van mijn zoon. Er staan namen in en bij twee namen een kruis. Ik weet niet wat het betekent. Ik heb het teruggelegd zoals het lag.',
			relation: 'child',
			ageBand: '16-17'
		}
	});
}

async function* theThoughts({ annelies }: Cast, when: Moments): Story {
	yield when.minutesAgo(19 * 60);
	const letter = await writes({
		answers: {
			...calm,
			suicideRisk: 'thoughts',
			story:
				'Mijn vriendin is uit die groep gestapt en nu heeft ze niemand meer. Ze zegt dat ze beter dood kan zijn dan alleen. Ik zeg steeds dat ik er toch ben.',
			relation: 'other',
			ageBand: '23-29'
		}
	});
	yield when.minutesAgo(18 * 60);
	await reads(annelies, letter);
}

async function* theUncle({ annelies }: Cast, when: Moments): Story {
	yield when.workdaysAgo(1, '19:40');
	const letter = await writes({
		language: 'ar',
		answers: {
			...calm,
			story:
				'ابن أخي عمره ١٥ سنة. منذ شهرين يشاهد مقاطع طوال الليل ويقول إن كل من حوله خونة. والداه لا يعرفان كيف يتحدثان معه، وأنا أيضا لا أعرف.',
			relation: 'family',
			ageBand: '12-15'
		}
	});
	yield when.openMinutesAgo(42);
	await reads(annelies, letter);
}

async function* theTeacher({ annelies }: Cast, when: Moments): Story {
	yield when.workdaysAgo(1, '15:25');
	const letter = await writes({
		door: 'professional',
		answers: {
			...calm,
			story:
				'Jongerenwerker hier. Een meisje van 17 komt niet meer naar de kookavond omdat er jongens zijn. Haar vriendinnen zeggen dat ze met iemand praat die met haar wil trouwen, online. Wat vraag ik wel en wat niet?',
			help: 'consultation',
			ageBand: '16-17'
		}
	});
	yield when.openMinutesAgo(36);
	await reads(annelies, letter);
}

async function* theCaller(_: Cast, when: Moments): Story {
	yield when.openMinutesAgo(14);
	await ringIn('caller', '+447700900112');
}

async function* theTexter(_: Cast, when: Moments): Story {
	yield when.openMinutesAgo(8);
	await textIn('texter', '+447700900113', 'kan ik hier ook appen? gaat om mijn dochter');
}

async function* theCourse({ annelies }: Cast, when: Moments): Story {
	yield when.workdaysAgo(2, '10:10');
	const letter = await writes({
		language: 'en',
		answers: {
			...calm,
			story:
				'My husband has joined an online academy that says laws do not apply to him. He has stopped opening letters from the tax office and says our house is a sovereign estate. We have two small children. He is not angry, he is happy, and that frightens me more.',
			relation: 'partner',
			ageBand: '30+'
		}
	});
	yield when.openMinutesAgo(33);
	await reads(annelies, letter);
}

async function* theBathroom({ sanne }: Cast, when: Moments): Story {
	yield when.minutesAgo(170);
	const letter = await writes({
		answers: {
			...calm,
			imminentViolence: 'unknown',
			weaponAccess: 'yes',
			story:
				'ik ben 15 en ik zit op de wc want dan kan niemand meekijken. mijn broer (19) post dingen over heiligen maar dat zijn mensen die anderen doodgeschoten hebben. hij heeft messen, echte. hij liet me een lijst zien met namen en lachte. mijn ouders zeggen dat het een fase is',
			relation: 'sibling',
			ageBand: '18-22'
		},
		also: { violenceAttitude: 'approves', phase: 'member', siblingWorry: 'high' }
	});
	yield when.minutesAgo(163);
	await takes(sanne, letter);
	await answers(
		sanne,
		letter,
		'Wat goed dat je dit durft te schrijven. Jij hoeft niets uit te zoeken en niets tegen je broer te zeggen. Als je je nu onveilig voelt: bel 112, ook fluisterend. Is er een volwassene die jij vertrouwt, een tante, een juf? Ik kijk hier over een uur weer, en morgenochtend.'
	);
	yield when.minutesAgo(120);
	await writesBack(letter, 'mijn mentor misschien. ze vraagt altijd hoe het gaat', 'unknown');
}

async function* theSecondLook({ joost }: Cast, when: Moments): Story {
	yield when.minutesAgo(215);
	const letter = await writes({
		answers: {
			...calm,
			suicideRisk: 'plan',
			story:
				'Mijn zoon (24) zei aan de telefoon dat hij precies weet hoe hij het zou doen als het zover komt. Hij is uit die groep gezet en heeft niemand meer. Ik woon twee uur rijden bij hem vandaan en zit nu in de auto op een parkeerplaats.',
			relation: 'child',
			ageBand: '23-29'
		}
	});
	yield when.minutesAgo(204);
	await takes(joost, letter);
	await answers(
		joost,
		letter,
		'Bel nu 113 of 0800-0113, zij kunnen met u meedenken terwijl u onderweg bent. Bij direct gevaar 112. Rij niet alleen door als het niet gaat. Laat mij weten als u bij hem bent, dan weet ik dat ik hier moet kijken.'
	);
	yield when.minutesAgo(66);
	await writesBack(
		letter,
		'Ik ben bij hem. De huisartsenpost heeft gebeld en komt zo. Hij slaapt nu op de bank. Dank u.'
	);
	yield when.minutesAgo(35);
	await levels(
		joost,
		letter,
		['T1', 'T2'],
		'Moeder is bij hem, de huisartsenpost is onderweg en neemt het over. Morgenochtend bellen wij haar.'
	);
}

async function* theLateOne({ fleur }: Cast, when: Moments): Story {
	yield when.workdaysAgo(7, '13:05');
	const letter = await writes({
		answers: {
			...calm,
			story:
				'Mijn dochter van 21 woont nu bij een gezin dat ik niet ken. Ze noemen haar daar anders. Ze belt op zondag, op de speaker. Ik hoor dat er iemand meeluistert en zij klinkt alsof ze voorleest.',
			relation: 'child',
			ageBand: '18-22'
		}
	});
	yield when.workdaysAgo(6, '10:20');
	await takes(fleur, letter);
}

async function* theReturn({ amina }: Cast, when: Moments): Story {
	yield when.workdaysAgo(4, '21:50');
	const letter = await writes({
		answers: {
			...calm,
			story:
				'Mijn man en ik hebben ruzie over onze zoon van 14. Hij tekent zwarte zonnen op zijn agenda. Mijn man zegt dat het symbolen zijn uit een spel. Ik heb het opgezocht en nu kan ik het niet meer níét zien.',
			relation: 'child',
			ageBand: '12-15'
		}
	});
	yield when.workdaysAgo(3, '09:40');
	await takes(amina, letter);
	await answers(
		amina,
		letter,
		'Het teken zegt op zichzelf nog niet veel; veertienjarigen tekenen na wat spannend is. Wat er toe doet: met wie praat hij erover, en wordt hij er boos of juist vrolijk van? Vraag eens wat hij mooi vindt aan die zon, zonder te zeggen wat u gelezen heeft. U mag hier schrijven hoe dat ging.'
	);
	yield when.workdaysAgo(1, '22:14');
	await writesBack(
		letter,
		'Ik heb het gevraagd. Hij zei: dan weten ze dat ik erbij hoor. Ik vroeg bij wie en toen ging hij naar boven. Mijn man heeft nu ook gekeken op zijn telefoon en is ineens heel stil.'
	);
}

async function* theBirthday({ mehmet }: Cast, when: Moments): Story {
	yield when.workdaysAgo(2, '08:55');
	const letter = await writes({
		answers: {
			...calm,
			story:
				'Volgende week komt mijn broer op mijn verjaardag. De vorige keer heeft hij mijn dochter van 9 filmpjes laten zien over de "omvolking". Mag ik hem niet uitnodigen? Hij heeft verder niemand.',
			relation: 'sibling',
			ageBand: '30+'
		}
	});
	yield when.workdaysAgo(1, '16:20');
	await takes(mehmet, letter);
}
