import type { Actor } from '#domain/actor.ts';
import type { Cast } from '../cast.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';
import { ask } from './ask.ts';
import type { Life } from './life.ts';
import { families, leavers, professionals } from './lives/all.ts';
import { liveThrough, type Lived } from './live.ts';
import { codeWords } from './names.ts';
import { short } from './questions/short.ts';
import { worries } from './questions/worries.ts';
import { numberOf } from './words.ts';

// beside the stories that are told one by one: 150 cases and 400 contacts in twelve months
const cases = { family: 62, exit: 24, advice: 52 };
const stillOpen = 43;
const questions = 231;
const days = 362;

/** A year of people who asked for help; `share` of it, from nothing to all. */
export function yearStories(cast: Cast, when: Moments, share: number): Story[] {
	const lived = everyLife(cast, when).filter((_, n) => isShared(n, share));
	const asked = everyQuestion(cast).filter((_, n) => isShared(n, share));
	return [...lived.map((one) => liveThrough(one, when)), ...asked.map((one) => ask(one, when))];
}

function isShared(place: number, share: number): boolean {
	return Math.floor((place + 1) * share) > Math.floor(place * share);
}

function everyLife(cast: Cast, when: Moments): Lived[] {
	const told = [
		...turns(families, cases.family),
		...turns(leavers, cases.exit),
		...turns(professionals, cases.advice)
	].sort((one, other) => orderOf(one) - orderOf(other));
	const closed = told.length - stillOpen;
	const desks = new Desks(cast, when);
	return told.map(({ life, turn }, n) => {
		const place = { life, turn, concern: codeWords[n % codeWords.length]!, phone: phoneOf(n) };
		if (n >= closed) {
			const opened = Math.round(150 - ((n - closed) * 138) / stillOpen);
			return { ...place, ...desks.open(life), opened };
		}
		const opened = Math.round(days - (n * (days - 72)) / closed);
		const ended = Math.max(4, opened - 40 - (numberOf(life.told + turn) % 75));
		return { ...place, counsellor: desks.closed(life, ended), opened, ended };
	});
}

function turns(lives: readonly Life[], count: number): { life: Life; turn: number }[] {
	return Array.from({ length: count }, (_, n) => {
		const life = lives[n % lives.length]!;
		return { life, turn: Math.floor(n / lives.length) };
	});
}

// one story comes back in another season and at another desk
function orderOf({ life, turn }: { life: Life; turn: number }): number {
	return (numberOf(life.told) + turn * 333_331) % 1_000_003;
}

// of the range that belongs to nobody
function phoneOf(place: number): string {
	return `+44 7700 900${200 + place}`;
}

function everyQuestion(cast: Cast) {
	const all = [...worries, ...short];
	const desks = [cast.amina, cast.joost, cast.fleur, cast.mehmet, cast.sanne, cast.rosa];
	return Array.from({ length: questions }, (_, n) => {
		const turn = Math.floor(n / all.length);
		const first = all[(n * 7) % all.length]!;
		// danger is rare: one contact in twelve
		const question = first.danger && turn % 2 ? worries[n % worries.length]! : first;
		const counsellor = desks[(n * 5 + (n % 7)) % desks.length]!;
		return { question, turn, counsellor, at: Math.round(days - (n * (days - 12)) / questions) };
	});
}

/** Who takes the next case: nobody lives the same story twice, nobody carries more than she can. */
class Desks {
	readonly #all: { counsellor: Actor; free: number; lives: Set<Life>; next: number }[];
	readonly #when: Moments;
	readonly #left: Actor;
	#turn = 0;

	constructor(cast: Cast, when: Moments) {
		const free: [Actor, number][] = [
			[cast.amina, 6],
			[cast.joost, 6],
			[cast.fleur, 7],
			[cast.mehmet, 7],
			[cast.sanne, 7],
			[cast.rosa, 10]
		];
		this.#all = free.map(([counsellor, cases]) => ({
			...{ counsellor, free: cases, next: 0 },
			lives: new Set<Life>()
		}));
		this.#when = when;
		this.#left = cast.esther;
	}

	open(life: Life): { counsellor: Actor; next: Date } {
		const fitting = this.#all.filter(({ free, lives }) => free > 0 && !lives.has(life));
		const desk = (fitting.length > 0 ? fitting : this.#all).toSorted(
			(one, other) => other.free - one.free
		)[0]!;
		desk.free -= 1;
		desk.lives.add(life);
		const next = this.#when.inWorkdays(1 + desk.next, desk.next % 2 ? '16:15' : '08:45');
		desk.next += 1;
		return { counsellor: desk.counsellor, next };
	}

	closed(life: Life, ended: number): Actor {
		this.#turn += 1;
		if (ended > 45 && this.#turn % 7 === 0) return this.#left;
		const fitting = this.#all.filter(({ lives }) => !lives.has(life));
		const desk = (fitting.length > 0 ? fitting : this.#all)[this.#turn % (fitting.length || 6)]!;
		desk.lives.add(life);
		return desk.counsellor;
	}
}
