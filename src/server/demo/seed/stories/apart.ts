import type { Actor } from '#domain/actor.ts';
import { joinParts } from '../../../cases/join-parts.ts';
import { readCase } from '../../../cases/read.ts';
import { breakGlass } from '../../../glass/break.ts';
import { calm, levels, logs, meets, notes, on, plans, takesOn, type Case } from '../acts.ts';
import type { Cast } from '../cast.ts';
import type { Moments } from '../moments.ts';
import { must } from '../must.ts';
import type { Story } from '../play.ts';

/** Two of one family who each asked for help and do not know it of each other. */
export function apartStories(cast: Cast, when: Moments): Story[] {
	return [theTwoPhones(cast, when)];
}

async function* theTwoPhones({ fleur, mehmet, sanne, annelies }: Cast, when: Moments): Story {
	yield when.workdaysAgo(14, '13:40');
	const mothersCall = await logs(fleur, {
		calledAt: when.workdaysAgo(14, '13:02'),
		answers: {
			...calm,
			story:
				'Moeder belt vanaf haar werk. Haar dochter van 18 is sinds de zomer verloofd met iemand die ze alleen online kent. Ze draagt andere kleren, dat mag, maar ze is ook gestopt met de opleiding en heeft haar spaarrekening leeggehaald. Thuis mag er niet over gepraat worden. Niemand weet dat moeder belt en dat moet zo blijven.',
			relation: 'child',
			ageBand: '18-22'
		}
	});
	const mother = await takesOn(fleur, mothersCall, ['family_support', 'Gül', 'Lijster']);
	await plans(fleur, mother, {
		phone: '+44 7700 900114',
		smsAllowed: false,
		safeWindows: on([1, 2, 4], '12:00', '13:00'),
		contactNot: 'Alleen op haar werk, in haar pauze. Niemand thuis weet dat wij elkaar spreken.'
	});
	await notes(
		fleur,
		mother,
		'Wat goed gaat: haar dochter kookt op zondag nog met haar mee, en dan praten ze over vroeger. Moeder noemt dat hun uurtje. Afgesproken dat dat uurtje blijft zoals het is, zonder vragen.'
	);
	await meets(fleur, mother, {
		startsAt: when.inWorkdays(3, '12:00'),
		minutes: 45,
		method: 'phone',
		words: 'In haar pauze. De zondag, en het geld.'
	});

	yield when.workdaysAgo(6, '16:10');
	const brothersCall = await logs(mehmet, {
		calledAt: when.workdaysAgo(6, '15:44'),
		answers: {
			...calm,
			story:
				'Broer van 24 belt over zijn zus. Ze is verloofd met een man die niemand kent. Hij heeft in haar telefoon gezien dat die man vraagt of ze haar paspoort al heeft opgehaald. Hij wil niet dat zijn ouders weten dat hij belt: zijn vader zou ontploffen en zijn moeder zou niet meer slapen.',
			relation: 'sibling',
			ageBand: '18-22'
		}
	});
	const brother = await takesOn(mehmet, brothersCall, ['family_support', 'Emre', 'Winterkoning']);
	await plans(mehmet, brother, {
		phone: '+44 7700 900115',
		safeWindows: on([1, 2, 3, 4, 5], '17:00', '20:00'),
		contactNot: 'Niet thuis bellen.'
	});
	await meets(mehmet, brother, {
		startsAt: when.inWorkdays(1, '17:00'),
		method: 'phone',
		words: 'Wat hij haar kan vragen, en wat niet.'
	});

	yield when.workdaysAgo(4, '09:50');
	await joins(annelies, mother, brother);

	yield when.workdaysAgo(1, '16:35');
	const { code } = must(await readCase(fleur, mother.partId));
	must(
		await breakGlass(sanne, {
			code,
			reason:
				'Moeder belde overstuur op de hulplijn en vroeg naar haar eigen begeleider, die vrij was.'
		})
	);

	yield when.minutesAgo(14);
	await levels(
		mehmet,
		brothersCall,
		['T3', 'T1'],
		'Hij belt net: haar paspoort is opgehaald en er ligt een koffer onder haar bed.'
	);
}

async function joins(supervisor: Actor, { partId }: Case, other: Case): Promise<void> {
	const { code } = must(await readCase(supervisor, other.partId));
	must(
		await joinParts(supervisor, partId, {
			code,
			reason: 'Moeder en broer over dezelfde jonge vrouw. Zij weten het niet van elkaar.'
		})
	);
}
