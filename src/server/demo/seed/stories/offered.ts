import { asksAlong, calm, logs, moves, on, plans, takesOn } from '../acts.ts';
import {
	advises,
	asksAdvice,
	chooses,
	handsOut,
	hears,
	offers,
	readsAlong,
	stops
} from '../advice-acts.ts';
import type { Cast } from '../cast.ts';
import { handsOver } from '../guidance.ts';
import type { Moments } from '../moments.ts';
import { localDate } from '#domain/time.ts';
import type { Story } from '../play.ts';

/** What can be chosen, and two who were advised: a teacher, and a youth worker who asked what a drawing means. */
export function offeredStories(cast: Cast, when: Moments): Story[] {
	return [theCatalogue(cast, when), theTeacher(cast, when), theDrawings(cast, when)];
}

async function* theCatalogue({ annelies, mehmet, joost }: Cast, when: Moments): Story {
	yield when.daysAgo(362, '10:20');
	await offers(annelies, {
		...{ name: 'Samen aan tafel', provider: 'Ons team', category: 'family_talk' },
		...{ audiences: ['parents', 'siblings'], evidence: 'described', cost: 'Geen' },
		elements:
			'Drie gesprekken met iedereen die aan tafel eet. Eén regel: niemand hoeft vandaag gelijk te krijgen.'
	});
	await offers(annelies, {
		...{ name: 'Opvoeden met liefde en grenzen', provider: 'Opvoedhuis Midden' },
		...{ category: 'parenting_support', audiences: ['parents'], evidence: 'well_founded' },
		...{ region: 'Utrecht en Gelderland', cost: 'Via de gemeente', evaluated: 'yes' },
		report: 'Verslag van 2024, bij de aanbieder op te vragen',
		elements: 'Zes avonden in een groep, met een ouder die het zelf meemaakte.'
	});
	await offers(annelies, {
		...{ name: 'Ouders onder elkaar', provider: 'Ons team', category: 'peer_group' },
		...{ audiences: ['parents', 'partners'], evidence: 'promising_theory', cost: 'Geen' },
		elements: 'Eens per maand, koffie, geen spreker. Apart voor wie een kind verloor.'
	});
	await offers(annelies, {
		...{ name: 'Iemand die het kent', provider: 'Stichting De Overkant', category: 'mentor' },
		...{ audiences: ['leaving', 'young_people'], evidence: 'indications_effective' },
		...{ cost: 'Geen, subsidie tot eind volgend jaar', evaluated: 'yes' },
		elements: 'Een mentor die zelf uit een groep stapte. Afspraken buiten, nooit thuis.'
	});
	await offers(annelies, {
		...{ name: 'Gesprek met een theoloog', provider: 'Ons team', category: 'theological_talk' },
		...{ audiences: ['leaving', 'parents'], evidence: 'described', cost: 'Geen' },
		elements: 'Pas als iemand er zelf om vraagt. Vragen gaan voor antwoorden.'
	});
	await offers(annelies, {
		...{ name: 'Wie schreef dit?', provider: 'Theatergroep Tegenlicht' },
		...{ category: 'resilience_youth', audiences: ['schools', 'young_people'] },
		...{ evidence: 'described', region: 'Randstad', cost: 'Per voorstelling, via de school' },
		elements: 'Een voorstelling van veertig minuten en een gesprek van een uur in de klas.'
	});
	await offers(annelies, {
		...{ name: 'Andere stemmen', provider: 'Vereniging Nieuw Geluid', category: 'counter_voice' },
		...{ audiences: ['young_people'], evidence: 'promising_theory' },
		endedOn: localDate(when.daysAgo(45, '12:00')),
		elements:
			'Korte films van jongeren zelf. Vindbaar op dezelfde plekken als de filmpjes van de groep.'
	});
	await offers(annelies, {
		...{ name: 'Slapen na wat er was', provider: 'Centrum voor trauma en herstel' },
		...{ category: 'trauma_treatment', audiences: ['parents', 'children', 'leaving'] },
		...{ evidence: 'effective', cost: 'Zorgverzekering', evaluated: 'yes' },
		elements: 'Behandeling in acht tot twaalf keer. Aanmelden via de huisarts.'
	});
	const work = await offers(annelies, {
		...{ name: 'Eerst een maandag', provider: 'Werkplaats Oost', category: 'work_coaching' },
		...{ audiences: ['leaving', 'young_people'], evidence: 'well_founded' },
		...{ region: 'Oost-Nederland', cost: 'Via de gemeente' },
		elements: 'Eén dag in de week werken naast een vakman, vanaf dag één betaald.'
	});
	yield when.workdaysAgo(18, '11:40');
	const call = await logs(mehmet, {
		calledAt: when.workdaysAgo(18, '11:10'),
		door: 'self',
		answers: {
			...calm,
			story:
				'Jongen van 20, stond vorig jaar vooraan bij rellen. Wil iets anders met zijn maandagen, zei hij, dan wachten tot iemand hem appt. Hij belt vanuit de kantine van zijn zus.',
			ageBand: '18-22'
		}
	});
	const sem = await takesOn(mehmet, call, ['individual_exit', 'Sem', 'Kiekendief']);
	await plans(mehmet, sem, {
		phone: '+44 7700 900131',
		safeWindows: on([1, 2, 3, 4, 5], '09:00', '17:00')
	});
	await moves(mehmet, sem, ['analysis', 'intake']);
	const mondays = await chooses(mehmet, sem, [
		work,
		when.workdaysAgo(14, '09:00'),
		'Hij houdt van hout en van op tijd zijn. Werk geeft hem een reden om niet te reageren op appjes.'
	]);
	yield when.workdaysAgo(2, '16:20');
	await stops(mehmet, mondays, [
		when.workdaysAgo(3, '12:00'),
		'partly',
		'Twee maandagen geweest, toen brak de bus door. De meubelmaker wil hem houden: nu zoeken wij vervoer.'
	]);
	yield when.workdaysAgo(1, '17:05');
	await handsOver(
		annelies,
		sem,
		[mehmet, joost],
		'Mehmet draagt te veel en Joost kent de meubelmaker. Vraag Sem naar de bus en niet naar de rellen. Hij neemt op als het half negen is, niet eerder.'
	);
}

async function* theTeacher({ joost, annelies }: Cast, when: Moments): Story {
	yield when.workdaysAgo(37, '15:40');
	const call = await logs(joost, {
		calledAt: when.workdaysAgo(37, '15:05'),
		door: 'professional',
		answers: {
			...calm,
			story:
				'Docent op een vmbo. Een jongen van 14 zegt sinds de herfst dingen over een wit ras en tekent tekens op zijn agenda. Zijn cijfers zijn gewoon. Zij wil weten of ze het moet melden, of eerst met hem praten.',
			help: 'consultation',
			ageBand: '12-15'
		}
	});
	const hanna = await takesOn(joost, call, ['trajectory_advice', 'Hanna (docent)', 'Spreeuw']);
	await plans(joost, hanna, { phone: '+44 7700 900132' });
	const asked = await asksAdvice(joost, hanna, when.workdaysAgo(37, '15:40'), {
		...{ occupation: 'school', kind: 'signal', organisation: 'Een vmbo in het oosten' },
		question: 'Moet ik dit melden, of praat ik eerst met hem? En hoe begin ik dan?',
		seen: 'Op zijn agenda staan drie keer dezelfde runetekens. In de les over de oorlog zei hij: “Straks zijn wij op.” Hij lachte daar niet bij.',
		heard:
			'Een klasgenoot vertelde dat hij filmpjes laat zien in de pauze. De conciërge zag hem met twee oudere jongens van buiten.',
		thinks: 'Ik denk dat hij erbij wil horen. Ik schrik meer van zijn rust dan van zijn woorden.',
		against:
			'Hij hielp vorige week een nieuwe leerling uit Syrië met wiskunde. Geen verzuim, geen ruzie.',
		subject: 'Spreeuw'
	});
	yield when.workdaysAgo(36, '10:15');
	await advises(
		joost,
		asked,
		'Meld het bij de directie en laat de wijkagent met de ouders praten.'
	);
	yield when.workdaysAgo(36, '14:30');
	await readsAlong(
		annelies,
		asked,
		'Hier staat geen gevaar dat een melding vraagt, en de ouders horen het zo van een agent. Begin bij het gesprek dat zij zelf kan voeren.'
	);
	yield when.workdaysAgo(35, '09:20');
	await advises(
		joost,
		asked,
		'Praat eerst zelf met hem, onder vier ogen en niet na een incident. Noem wat u zag: de tekens, en wat hij zei. Vraag wat het voor hem betekent en wacht. Zeg wat u van hem waardeert, de hulp bij wiskunde bijvoorbeeld, en zeg ook waar uw grens ligt: in de klas wordt niemand minder genoemd. Ga niet in discussie over rassen. Vertel hem dat u zijn ouders belt, en bel ze dezelfde dag. Schrijf op wat u zag en wat u dacht, op twee verschillende blaadjes.',
		{
			steps: ['talk', 'involve_parents', 'internal_expert'],
			agreed:
				'Wij bellen over een week. Verandert zijn toon, of neemt hij iets mee de klas in: dezelfde dag bellen.'
		}
	);
	yield when.workdaysAgo(35, '13:10');
	await readsAlong(annelies, asked);
	yield when.workdaysAgo(35, '15:45');
	await handsOut(joost, asked, when.workdaysAgo(35, '15:45'), 'phone');
	await moves(joost, hanna, ['sessions', 'plan']);
	yield when.workdaysAgo(13, '11:30');
	await hears(joost, asked, when.workdaysAgo(13, '11:30'), {
		...{ used: 'yes', helped: 4 },
		words:
			'Hij zweeg tien minuten en zei toen dat zijn neef weg is sinds de zomer. De filmpjes kwamen van diens vrienden. Zijn moeder wist van niets en huilde. Hij blijft nu op donderdag na, om te helpen met opruimen.'
	});
	await moves(joost, hanna, ['evaluation', 'stopped'], 'Zij kan verder; zij weet waar wij zijn.');
}

async function* theDrawings({ fleur, annelies, halima }: Cast, when: Moments): Story {
	yield when.workdaysAgo(9, '10:50');
	const call = await logs(fleur, {
		calledAt: when.workdaysAgo(9, '10:20'),
		door: 'professional',
		answers: {
			...calm,
			story:
				'Jongerenwerker. Een meisje van 16 tekent vaandels met een spreuk en hangt ze op in het jongerencentrum. De gemeente wil weten wat het is voordat iemand er iets van vindt.',
			help: 'trajectory_advice',
			ageBand: '16-17'
		}
	});
	const bilge = await takesOn(fleur, call, [
		'interpretation',
		'Bilge (jongerenwerk)',
		'Winterkoning'
	]);
	await plans(fleur, bilge, { phone: '+44 7700 900133' });
	const asked = await asksAdvice(fleur, bilge, when.workdaysAgo(9, '10:50'), {
		...{ occupation: 'youth', kind: 'signal', organisation: 'Jongerencentrum De Loods' },
		question: 'Wat betekenen deze vaandels, en is er reden om in te grijpen?',
		seen: 'Vier tekeningen in drie weken, telkens zwart met witte letters en een gouden rand. Zij hangt ze op naast de kalender en vraagt of ze mogen blijven.',
		heard: 'Een vrijwilliger zegt dat zij “steeds meer alleen” zit.',
		thinks: 'Ik vind ze mooi gemaakt en dat maakt het verwarrend.',
		against: 'Zij vertaalt de spreuk voor wie ernaar vraagt. Zij doet mee met de kookgroep.',
		subject: 'Winterkoning',
		material: 'Vier foto’s van tekeningen\nEén bladzijde uit een schrift, met vertaling',
		experts: 'Islamoloog'
	});
	yield when.workdaysAgo(8, '09:40');
	await asksAlong(annelies, bilge, halima, 'Lees mee met de duiding van vier tekeningen.');
	yield when.workdaysAgo(5, '16:10');
	await advises(
		fleur,
		asked,
		'De spreuk is een regel uit een bekend rouwgedicht en wordt door geen beweging als leus gebruikt. De zwarte vlag met witte letters roept bij velen een ander beeld op; haar tekeningen wijken daarvan af in letter, rand en tekst. Er is wel iets om naar te vragen: haar opa stierf in de zomer. Laat de tekeningen hangen, vraag haar wat zij mist, en leg aan collega’s uit wat er staat.',
		{
			conclusion: 'no_extremism',
			steps: ['talk', 'involve_parents'],
			agreed: 'Fleur komt na de vakantie een middag langs als Bilge dat wil.'
		}
	);
	yield when.workdaysAgo(4, '11:25');
	await readsAlong(halima, asked);
	yield when.workdaysAgo(3, '14:05');
	await handsOut(fleur, asked, when.workdaysAgo(3, '14:05'), 'letter');
	await moves(fleur, bilge, ['delivered', 'plan']);
}
