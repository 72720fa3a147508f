import { startOfMinute } from 'date-fns/startOfMinute';
import type { Actor } from '#domain/actor.ts';
import { may } from '#domain/access.ts';
import { isCaseCode, typedCaseCode } from '#domain/case-code.ts';
import { holds } from '#domain/consent.ts';
import type { EventKind } from '#domain/event.ts';
import { openPage, sealPage } from '../access/sealed-page.ts';
import { isId } from '../row-id.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import * as cases from './case.store.ts';
import type { ConsentRow, LogPlace, LogRow, ShareRow } from './case.store.ts';

export interface LogLine {
	at: Date;
	kind: string;
	/** Two colleagues may have one name. */
	actorId: string | null;
	/** Of the member of staff; empty when it was not staff. */
	by: string;
	origin: string;
}
export interface CaseLog {
	partId: string;
	code: string;
	lines: LogLine[];
	/** Where the next page begins, when there is one. */
	next?: string;
	isFirst: boolean;
	consents: (ConsentRow & { standing: 'holds' | 'ended' | 'withdrawn' })[];
	shares: (Omit<ShareRow, 'sharedBy'> & { by: string })[];
}
type NotForYou = { problem: 'not-found' | 'not-allowed' };
export type FindOutcome =
	{ partId: string } | { problem: 'code-unreadable' | 'no-such-case' | 'not-allowed' };

/** The case with this code, to look at its log. */
export function findLog(actor: Actor, typed: string): Promise<FindOutcome> {
	return together(actor, async (work) => {
		if (!may(actor, 'part.log', undefined)) return { problem: 'not-allowed' };
		const code = typedCaseCode(typed);
		if (!isCaseCode(code)) return { problem: 'code-unreadable' };
		const partId = await cases.partWithCode(work, code);
		return partId ? { partId } : { problem: 'no-such-case' };
	});
}

/** Who did what in a case, without a word of what: each look is an event of that case. */
export function readLog(
	actor: Actor,
	partId: string,
	{ after, linesAPage = 60 }: { after?: string | undefined; linesAPage?: number } = {}
): Promise<CaseLog | NotForYou> {
	return together(actor, async (work) => {
		if (!may(actor, 'part.log', undefined)) return { problem: 'not-allowed' };
		const code = isId(partId) ? await cases.codeOf(work, partId) : undefined;
		if (!code) return { problem: 'not-found' };
		const place = placeIn(openPage('log', after));
		const names = await colleagues(work);
		const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? '';
		const agreed = await agreedIn(work, partId, nameOf);
		const rows = await cases.logOf(work, partId, { after: place, limit: linesAPage + 1 });
		const shown = rows.slice(0, linesAPage);
		const last = shown.at(-1);
		return {
			...{ partId, code, isFirst: place === undefined, ...agreed },
			lines: shown.map((row) => lineOf(row, nameOf)),
			...(rows.length > linesAPage && last && { next: sealPage('log', last.place) })
		};
	});
}

async function agreedIn(work: StaffWork, partId: string, nameOf: (id: string | null) => string) {
	const consents = (await cases.consentsOf(work, partId)).map((one) => ({
		...one,
		standing: standingOf(one, work.now)
	}));
	const shares = (await cases.sharesOf(work, partId)).map(({ sharedBy, ...share }) => ({
		...share,
		by: nameOf(sharedBy)
	}));
	return { consents, shares };
}

function standingOf(one: ConsentRow, now: Date): 'holds' | 'ended' | 'withdrawn' {
	if (holds(one, now)) return 'holds';
	return one.withdrawnAt ? 'withdrawn' : 'ended';
}

function lineOf(
	{ at, kind, actorId, actorRole }: LogRow,
	nameOf: (id: string | null) => string
): LogLine {
	// what happened in one transaction has one moment: by the millisecond two logs could be laid beside each other
	return {
		at: startOfMinute(at),
		kind: readsAs[kind] ?? kind,
		actorId,
		by: nameOf(actorId),
		origin: actorRole
	};
}

// a word under duress reads as any word, also in what the page carries unseen
const readsAs: Partial<Record<string, EventKind>> = {
	'duress.spoken': 'word.right',
	'duress.spoken-refused': 'word.refused'
};

// it was sealed by this house, so its fields are what they were
function placeIn(opened: unknown): LogPlace | undefined {
	return opened ? (opened as LogPlace) : undefined;
}
