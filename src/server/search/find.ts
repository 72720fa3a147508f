import { setImmediate as others } from 'node:timers/promises';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { fold, holdsAll, mayBeNumber, missesToTell, pieces, searchWords } from '#domain/search.ts';
import type { Piece, SearchWords } from '#domain/search.ts';
import { record, staffChain } from '../audit/record.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { readPhone } from '../people/phone-number.ts';
import { together, type StaffWork } from '../work.ts';
import { openedWords } from './opened-words.ts';
import * as search from './store.ts';
import type { OwnCase, SealedWords } from './store.ts';

export interface Hit extends Pick<SealedWords, 'kind' | 'at' | 'shownAt'> {
	id: string;
	pieces: Piece[];
}
export interface FoundCase extends Pick<OwnCase, 'partId' | 'isClosed'> {
	code: Piece[];
	name: Piece[];
	/** Of others in it, the ones that were looked for. */
	others: Piece[][];
	/** Somebody in it is reached on the number that was typed. */
	byPhone: boolean;
	/** In what was written there, the newest first. */
	hits: Hit[];
}
export interface Found {
	cases: FoundCase[];
	/** How many places are shown; there are more. */
	shown: number;
	hasMore: boolean;
	/** Older writing was not looked through. */
	isCut: boolean;
}
export type SearchOutcome =
	{ found: Found } | Extract<SearchWords, { problem: string }> | { problem: 'not-allowed' };

const mostHits = 50;
const mostCases = 30;
const atOnce = 200;

/**
 * Looks through the actor's own cases by opening what stands in them, here and now: there is no index of what people
 * told us. What she may not open answers like what is not there. The trail says that she searched and whether
 * something was found, never for what.
 */
export function findInOwnCases(actor: Actor, typed: string): Promise<SearchOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'case.search', undefined)) return { problem: 'not-allowed' };
		const asked = searchWords(typed);
		if ('problem' in asked) return asked;

		const cases = await search.ownCases(work);
		const byPhone = mayBeNumber(typed) ? await partsByPhone(work, typed) : [];
		const { hits, isCut } = await hitsIn(work, cases, asked.words);
		const found = { ...grouped(cases, hits, { words: asked.words, byPhone }), isCut };
		await recordSearch(work, found);
		return { found };
	});
}

interface OpenHit extends SealedWords {
	text: string;
}

async function hitsIn(
	work: StaffWork,
	cases: OwnCase[],
	words: string[]
): Promise<{ hits: OpenHit[]; isCut: boolean }> {
	const heads = new Map(cases.map((one) => [one.partId, headOf(one)]));
	const written = cases.length > 0 ? await search.writtenIn(work, [...heads.keys()]) : [];
	const keys = await dataKeys(
		work,
		written.map(({ keyId }) => keyId)
	);
	const hits: OpenHit[] = [];
	for (const [n, one] of written.slice(0, search.mostRead).entries()) {
		// whoever else is being answered by this process is not kept waiting
		if (n % atOnce === atOnce - 1) await others();
		const key = keys.get(one.keyId);
		const text = key ? openedWords(one, key) : '';
		if (isHit(fold(text), heads.get(one.partId)!, words)) hits.push({ ...one, text });
	}
	return { hits, isCut: written.length > search.mostRead };
}

/** Each word stands in the text or in the names and the code above it, and one of them in the text itself. */
function isHit(text: string, head: string, words: string[]): boolean {
	return (
		words.some((word) => text.includes(word)) &&
		words.every((word) => text.includes(word) || head.includes(word))
	);
}

function headOf({ code, name, others: names }: OwnCase): string {
	return fold([code, name, ...names].join('\n'));
}

interface Asked {
	words: string[];
	byPhone: string[];
}

/** By case: first those that were named themselves, then by what was written last. */
function grouped(cases: OwnCase[], hits: OpenHit[], { words, byPhone }: Asked) {
	const shown = hits.slice(0, mostHits);
	const byPart = Map.groupBy(shown, ({ partId }) => partId);
	const isNamed = (one: OwnCase) => byPhone.includes(one.partId) || holdsAll(headOf(one), words);
	const named = cases.filter(isNamed);
	const byId = new Map(cases.map((one) => [one.partId, one]));
	const order = [...new Set([...named, ...[...byPart.keys()].map((partId) => byId.get(partId)!)])];
	const found = order.slice(0, mostCases).map((one) => ({
		...{ partId: one.partId, isClosed: one.isClosed },
		...{ code: pieces(one.code, words), name: pieces(one.name, words) },
		others: one.others.map((name) => pieces(name, words)).filter(hasHit),
		byPhone: byPhone.includes(one.partId),
		hits: (byPart.get(one.partId) ?? []).map((hit) => shownHit(hit, words))
	}));
	const places = found.reduce((sum, one) => sum + one.hits.length, 0);
	const hasMore = hits.length > places || order.length > mostCases;
	return { cases: found, shown: Math.max(places, found.length), hasMore };
}

function shownHit({ kind, id, at, shownAt, text }: OpenHit, words: string[]): Hit {
	return { kind, id, at, shownAt, pieces: pieces(text, words) };
}

function hasHit(shown: Piece[]): boolean {
	return shown.some(({ isHit: hit }) => hit);
}

async function partsByPhone(work: StaffWork, typed: string): Promise<string[]> {
	const phone = readPhone(typed);
	return 'number' in phone ? search.partsByPhone(work, phone.number) : [];
}

async function recordSearch(work: StaffWork, { cases, shown }: Found): Promise<void> {
	const about = { chainId: staffChain, subjectId: work.actor.id };
	if (cases.length > 0) {
		const keyId = await search.ownKey(work);
		return record(work, { ...about, kind: 'search.done', keyId, detail: { places: shown } });
	}
	await record(work, { ...about, kind: 'search.missed' });
	const missed = await search.missedLately(work);
	if (missed >= missesToTell) await record(work, { ...about, kind: 'search.alerted' });
}
