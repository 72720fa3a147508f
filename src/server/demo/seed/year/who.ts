import type { AgeBand } from '#domain/triage.ts';

/** Whom a story is about, seen from whoever tells it. */
export const whos = {
	zoon: ['mijn zoon', 'm', 'child'],
	dochter: ['mijn dochter', 'f', 'child'],
	stiefzoon: ['mijn stiefzoon', 'm', 'child'],
	broer: ['mijn broer', 'm', 'sibling'],
	zus: ['mijn zus', 'f', 'sibling'],
	man: ['mijn man', 'm', 'partner'],
	vrouw: ['mijn vrouw', 'f', 'partner'],
	vriend: ['mijn vriend', 'm', 'partner'],
	vader: ['mijn vader', 'm', 'parent'],
	moeder: ['mijn moeder', 'f', 'parent'],
	kleinzoon: ['mijn kleinzoon', 'm', 'grandchild'],
	kleindochter: ['mijn kleindochter', 'f', 'grandchild'],
	neef: ['mijn neef', 'm', 'family'],
	nicht: ['mijn nicht', 'f', 'family'],
	collega: ['mijn collega', 'm', 'other'],
	vriendin: ['mijn beste vriendin', 'f', 'other'],
	jongen: ['een jongen', 'm', 'other'],
	meisje: ['een meisje', 'f', 'other'],
	cliënt: ['een cliënt', 'm', 'other'],
	cliënte: ['een cliënte', 'f', 'other'],
	vrouwZelf: ['ik', 'f', 'other'],
	manZelf: ['ik', 'm', 'other']
} as const;

export type Who = keyof typeof whos;

const bent = {
	m: { hij: 'hij', hem: 'hem', zijn: 'zijn' },
	f: { hij: 'zij', hem: 'haar', zijn: 'haar' }
} as const;

/** The words that bend to whom it is about, and to who asks. */
export function bending(who: Who, asker: { name: string; gender: 'm' | 'f' }) {
	const [wie, gender] = whos[who];
	const own = asker.gender === 'f' ? { ze: 'ze', haar: 'haar' } : { ze: 'hij', haar: 'hem' };
	const diens = wie.replace(/^mijn/, asker.gender === 'f' ? 'haar' : 'zijn');
	return { wie, diens, ...bent[gender], ...own, naam: asker.name };
}

export function relationOf(who: Who): string {
	return whos[who][2];
}

export function bandOf(age: number): AgeBand {
	if (age < 12) return '<12';
	if (age < 16) return '12-15';
	if (age < 18) return '16-17';
	if (age < 23) return '18-22';
	return age < 30 ? '23-29' : '30+';
}
