import { calm } from '../acts.ts';
import type { Cast } from '../cast.ts';
import { asks, meets, notes, readsAlong, replies, roundsOff, tells } from '../chats.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';

/** Conversations in the chat that are over; who waits now would be stale before anybody looked. */
export function talkStories(cast: Cast, when: Moments): Story[] {
	return [theTicket, theNeighbour, theForgotten].map((tell) => tell(cast, when));
}

async function* theTicket({ amina, annelies }: Cast, when: Moments): Story {
	yield when.workdaysAgo(2, '11:04');
	const her = await meets(amina, 'nl');
	await replies(amina, her, 'Goed dat u schrijft. Kunt u nu vrij schrijven? Kijkt er iemand mee?');
	yield when.workdaysAgo(2, '11:06');
	await tells(her, 'Ja. Hij is op school.', 'Ik vond een ticket in zijn jas. Enkele reis.');
	await replies(amina, her, 'Dat is schrikken. Voor wanneer is het?');
	yield when.workdaysAgo(2, '11:09');
	await tells(her, 'Over drie weken. Hij is zeventien. Ik durf er niets van te zeggen.');
	await notes(amina, her, 'Ticket zelf gezien: feit. Waarheen weet zij niet.');
	await asks(amina, her, {
		...calm,
		imminentDeparture: 'unknown',
		ageBand: '16-17',
		relation: 'child'
	});
	await readsAlong(amina, her, {
		colleague: annelies,
		note: 'Minderjarig en een ticket: kijk je mee?'
	});
	yield when.workdaysAgo(2, '11:20');
	await replies(amina, her, 'U hoeft vandaag niets te zeggen. Welke kleine stap past nu bij u?');
	await tells(her, 'Vanavond samen eten. Zonder ruzie.');
	await replies(amina, her, 'Dat is genoeg. Schrijft u mij morgen met uw code hoe het ging?');
	yield when.workdaysAgo(2, '11:31');
	await roundsOff(amina, her, {
		outcome: 'continues',
		summary:
			'Moeder, zoon van 17, enkele reis over drie weken. Bestemming onbekend. Zij eet vanavond met hem en schrijft morgen.'
	});
}

async function* theNeighbour({ joost }: Cast, when: Moments): Story {
	yield when.workdaysAgo(6, '15:12');
	const her = await meets(joost, 'tr');
	await tells(her, 'Yeğenim artık kimseyle konuşmuyor.');
	await replies(joost, her, 'Yazmanız iyi oldu. Ne zamandan beri fark ediyorsunuz?');
	yield when.workdaysAgo(6, '15:20');
	await tells(her, 'Yazdan beri. İşini kaybetti.');
	await asks(joost, her, { ...calm, ageBand: '23-29', relation: 'family' });
	await notes(joost, her, 'Geschreven met zinnen die klaarstaan; een tolk is niet nodig gebleken.');
	await replies(joost, her, 'Dank u. Blijf hem uitnodigen. Sonra yine yazabilirsiniz.');
	yield when.workdaysAgo(6, '15:34');
	await roundsOff(joost, her, {
		outcome: 'helped',
		summary:
			'Tante over een neef die zich terugtrekt sinds hij zijn werk kwijt is. Geen gevaar genoemd.'
	});
}

// older than its words are kept
async function* theForgotten({ sanne }: Cast, when: Moments): Story {
	yield when.workdaysAgo(40, '10:40');
	const her = await meets(sanne, 'nl');
	await tells(her, 'Mijn buurjongen plakt stickers op de deuren. Moet ik iets doen?');
	await asks(sanne, her, { ...calm, relation: 'other' });
	await replies(sanne, her, 'Goed dat u het vraagt. Wat staat erop?');
	yield when.workdaysAgo(40, '10:58');
	await roundsOff(sanne, her, {
		outcome: 'referred',
		where: 'municipality',
		summary: 'Buurvrouw over stickers in het portiek. De wijkagent van de gemeente weet ervan.'
	});
}
