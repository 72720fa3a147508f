import { closeRoom } from '../../../rooms/close.ts';
import { answers, calm, closes, comesBack, levels, logs, takes, writes } from '../acts.ts';
import type { Cast } from '../cast.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';

/** What was answered, referred or closed. */
export function answeredStories(cast: Cast, when: Moments): Story[] {
	const tellers = [
		theDrawings,
		theUnreadAnswer,
		theReferred,
		theSafeHouse,
		theSecondThought,
		theWrongNumber
	];
	return tellers.map((tell) => tell(cast, when));
}

async function* theDrawings({ fleur }: Cast, when: Moments): Story {
	yield when.workdaysAgo(12, '15:02');
	const call = await logs(fleur, {
		calledAt: when.workdaysAgo(12, '14:30'),
		door: 'professional',
		givesCode: true,
		answers: {
			...calm,
			story:
				'Docent vmbo over een leerling van 14. Opmerkingen over het "blanke ras", tekeningen op tafels. Cijfers onveranderd, aardig voor de conciërge. De leerling wordt niet bij naam genoemd.',
			help: 'consultation',
			ageBand: '12-15'
		}
	});
	await levels(fleur, call, ['T3', 'T4'], 'Vraag om advies, aan de lijn beantwoord.');
	await answers(
		fleur,
		call,
		'Zoals besproken: open gesprek zonder klas erbij, een lijstje met wat u ziet én wat ertegen spreekt, en de aandachtsfunctionaris van de school. Over vier weken kunt u hier laten weten hoe het gaat.',
		true
	);
}

async function* theUnreadAnswer({ amina }: Cast, when: Moments): Story {
	yield when.workdaysAgo(2, '23:05');
	const letter = await writes({
		answers: {
			...calm,
			story:
				'Mijn kleinzoon is 17 en zegt dat hij liever dood is dan slaaf. Het schijnt een tekst uit een liedje te zijn. Hij lacht erom. Ik niet.',
			relation: 'grandchild',
			ageBand: '16-17'
		}
	});
	yield when.workdaysAgo(1, '10:30');
	await takes(amina, letter);
	await answers(
		amina,
		letter,
		'U heeft gelijk dat u niet meelacht. U mag hem gewoon zeggen: "Als jij dat zegt, schrik ik. Wat bedoel je ermee?" En dan stil zijn. Lees hier gerust wanneer het u uitkomt; uw vraag blijft bij mij liggen.'
	);
}

async function* theReferred({ mehmet }: Cast, when: Moments): Story {
	yield when.workdaysAgo(6, '11:12');
	const call = await logs(mehmet, {
		calledAt: when.workdaysAgo(6, '10:55'),
		answers: {
			...calm,
			story:
				'Buurvrouw hoort ruzie en gebonk bij de buren, kinderen huilen. Ze belt ons omdat de vader "van die vlaggen" heeft. Het gaat om de kinderen, niet om de vlaggen.',
			relation: 'other'
		}
	});
	await closes(mehmet, call, {
		where: 'veilig-thuis',
		reason: 'Samen met de buurvrouw Veilig Thuis gebeld; zij nemen het over.'
	});
}

async function* theSafeHouse({ sanne }: Cast, when: Moments): Story {
	yield when.workdaysAgo(9, '20:40');
	const letter = await writes({
		answers: {
			...calm,
			callerInDanger: 'yes',
			story:
				'Hij heeft mijn telefoon kapot gegooid en zegt dat hij weet waar mijn zus woont. Ik schrijf dit bij de buren.',
			relation: 'partner',
			ageBand: '30+'
		}
	});
	yield when.workdaysAgo(9, '20:46');
	await takes(sanne, letter);
	await answers(
		sanne,
		letter,
		'Blijf bij de buren en bel met hun telefoon 112. Wij kunnen dat niet voor u doen. Zeg dat hij uw telefoon kapot heeft gemaakt en uw zus bedreigt. Ik blijf hier meekijken.'
	);
	yield when.workdaysAgo(8, '09:15');
	await closes(sanne, letter, {
		where: 'police',
		reason: 'De politie is er geweest; zij en haar zus zijn op een veilige plek.'
	});
}

async function* theSecondThought({ joost }: Cast, when: Moments): Story {
	yield when.workdaysAgo(5, '17:30');
	const letter = await writes({
		answers: { ...calm, story: 'Ik heb me vergist, laat maar.', relation: 'other' }
	});
	yield when.workdaysAgo(4, '09:10');
	await takes(joost, letter);
	await answers(
		joost,
		letter,
		'Dat is goed. U mag altijd opnieuw schrijven, ook met dezelfde vraag.'
	);
	yield when.workdaysAgo(4, '20:00');
	await closeRoom(await comesBack(letter));
}

async function* theWrongNumber({ amina }: Cast, when: Moments): Story {
	yield when.workdaysAgo(3, '16:42');
	const call = await logs(amina, {
		calledAt: when.workdaysAgo(3, '16:40'),
		answers: { ...calm, story: 'Zocht het landelijk nummer van de Kamer van Koophandel.' }
	});
	await closes(amina, call, { reason: 'Verkeerd verbonden.' });
}
