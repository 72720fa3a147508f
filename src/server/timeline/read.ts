import type { KeyObject } from 'node:crypto';
import type { NoteVersion } from '#domain/note.ts';
import type { TimelineShow } from '#domain/timeline.ts';
import { openPage, sealPage } from '../access/sealed-page.ts';
import { detailPlace } from '../audit/record.ts';
import { toldOf } from '../calls/records.ts';
import * as consents from '../consents/store.ts';
import type { ConsentPurpose } from '../consents/store.ts';
import { momentIn } from '../cursor.ts';
import * as followUps from '../follow-ups/case.store.ts';
import type { KeptFollowUp } from '../follow-ups/store.ts';
import { openMessage } from '../intakes/sealed-intake.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { codeIndex } from '../keys/ring.ts';
import { openNote } from '../notes/sealed-note.ts';
import * as notes from '../notes/store.ts';
import { hideNeighbours } from '../safe-contact/neighbours.ts';
import type { StaffNames } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import * as about from './about.store.ts';
import * as timeline from './store.ts';
import type { Cursor, TimelineRow } from './store.ts';

export interface Entry {
	/** Of a note or a message its id; of an event a name that tells nobody how many came before it. */
	id: string;
	at: Date;
	source: TimelineRow['source'];
	kind: string;
	/** Of the member of staff; empty when it was not staff. */
	by: string;
	/** A note that whoever reads it wrote. */
	isOwn?: true;
	/** A note, a message, a text that came in. */
	text: string;
	reason: string;
	/** Codes of what it was and became (phase, status, level). */
	from?: string;
	to?: string;
	/** Of a follow-up: the moment it is now, or the two it was moved between. */
	moments: Date[];
	/** Of an appointment that goes against her plan, and was meant. */
	isDespitePlan?: true;
	/** Of a text that went out: for whom, and why not. */
	purpose?: string;
	reasonCode?: string;
	/** Of a consent: what it is for. */
	consent?: ConsentPurpose;
	/** Of a call: what came of it. */
	outcome?: string;
	/** Of a task that nobody planned: why it is there. */
	task?: string;
	/** Of a note that was corrected: what it was, and each correction of it; of a correction: which note. */
	corrections?: NoteVersion[];
	noteId?: string;
	/** Of a report of a talk: which one. */
	sessionId?: string;
}
export interface Timeline {
	entries: Entry[];
	/** Where the next page begins, when there is one: sealed, since a place counts what is not told too. */
	next?: string;
}
/** Which page of it: what to show, and where it begins. */
export interface TimelinePage {
	show?: TimelineShow | undefined;
	/** `next` of the page before. */
	after?: string | undefined;
	/** The note or message to begin with, by its id. */
	from?: string | undefined;
	entriesAPage?: number;
}
interface Known {
	names: StaffNames;
	followUps: KeptFollowUp[];
	texts: about.Text[];
	consents: Map<string, ConsentPurpose>;
	calls: Awaited<ReturnType<typeof toldOf>>;
	corrections: Map<string, NoteVersion[]>;
}

/** One page of the timeline of a part, newest first, opened and put beside what it is about. */
export async function readTimeline(
	work: StaffWork,
	partId: string,
	names: StaffNames,
	{ show, after, from, entriesAPage = 40 }: TimelinePage
): Promise<Timeline> {
	const cursor =
		cursorIn(openPage('timeline', after)) ?? (await timeline.entryAt(work, partId, from));
	const rows = await timeline.rowsOf(work, partId, { show, from: cursor, limit: entriesAPage + 1 });
	const shown = rows.slice(0, entriesAPage);
	const known = { names, ...(await knownOf(work, partId, shown)) };
	const keys = await dataKeys(
		work,
		shown.map(({ keyId }) => keyId).filter((id) => id !== null)
	);
	const entries = shown.map((row) => {
		const key = keys.get(row.keyId ?? '');
		const words = key && row.sealed ? open(row, key, row.sealed) : {};
		const isOwn = row.source === 'note' && row.actorId === work.actor.id;
		const named = {
			...{ ...aside(row, known), ...words, id: nameOf(work, row) },
			...(isOwn && { isOwn })
		};
		return corrected(named, known);
	});
	const last = shown.at(-1);
	const more = rows.length > entriesAPage && last;
	return more ? { entries, next: sealPage('timeline', placeOf(last)) } : { entries };
}

function nameOf({ keys }: StaffWork, { source, id }: TimelineRow): string {
	return source === 'event' ? codeIndex(keys, 'line', id).toString('base64url') : id;
}

function placeOf({ at, id }: { at: Date; id: string }): string {
	return `${at.toISOString()}~${id}`;
}

async function knownOf(work: StaffWork, partId: string, rows: TimelineRow[]) {
	const subjects = [...new Set(rows.map(({ subjectId }) => subjectId).filter(Boolean))];
	const texts = await hideNeighbours(work, await about.texts(work, partId, subjects));
	const ofTexts = texts.map(({ followUpId }) => followUpId).filter((id) => id !== null);
	return {
		texts,
		followUps: await followUps.those(work, partId, [...subjects, ...ofTexts]),
		consents: await consents.purposesOf(work, subjects),
		calls: await toldOf(
			work,
			rows.filter(({ kind }) => kind === 'call.told').map(({ subjectId }) => subjectId)
		),
		corrections: await notes.correctionsOf(
			work,
			rows.filter(({ source }) => source === 'note').map(({ id }) => id)
		)
	};
}

function open(row: TimelineRow, key: KeyObject, sealed: Buffer): Partial<Entry> {
	if (row.source === 'note') return { text: openNote(key, row.id, sealed) };
	if (row.source === 'message') return { text: openMessage(key, row.id, sealed) };
	const detail = JSON.parse(openText(key, detailPlace(row.subjectId, row.kind), sealed)) as Record<
		string,
		string
	>;
	const { reason = '', from, to, at, despitePlan } = detail;
	const meant = despitePlan ? ({ isDespitePlan: true } as const) : {};
	if (at) return { moments: [new Date(at)], ...meant };
	if (!from || !to) return { reason };
	return /^(follow-up|task)[.]/.test(row.kind)
		? { reason, moments: [new Date(from), new Date(to)], ...meant }
		: { reason, from, to };
}

function aside(
	row: TimelineRow,
	{ followUps: all, texts, names, consents: purposes, calls }: Known
): Entry {
	const { id, at, source, kind, subjectId } = row;
	const followUp = all.find((one) => one.id === subjectId);
	const text = texts.find((one) => one.id === subjectId);
	const ofText = text && all.find((one) => one.id === text.followUpId);
	const consent = purposes.get(subjectId);
	const call = kind === 'call.told' ? calls.get(subjectId) : undefined;
	// of a text about an earlier version the moment is told by the entry that moved it
	const isOfNow = text?.followUpVersion === ofText?.version;
	const moment = followUp?.startsAt ?? (isOfNow ? ofText?.startsAt : undefined);
	return {
		...{ id, at, source, kind },
		by: names.get(row.actorId ?? '') ?? '',
		text: followUp?.words ?? call?.text ?? '',
		reason: '',
		moments: moment ? [moment] : [],
		...(kind === 'note.corrected' && { noteId: subjectId }),
		...(kind.startsWith('session.') && { sessionId: subjectId }),
		...(consent && { consent }),
		...(call?.outcome && { outcome: call.outcome }),
		// nor may it be read over a shoulder that the duress word was said
		...(followUp?.reasonCode &&
			followUp.reasonCode !== 'duress-spoken' && { task: followUp.reasonCode }),
		...(text && { purpose: text.purpose, ...(text.reasonCode && { reasonCode: text.reasonCode }) })
	};
}

/** A note as it stands now, with what it was. */
function corrected(entry: Entry, { corrections, names }: Known): Entry {
	const later = corrections.get(entry.id);
	if (!later) return entry;
	const first = { id: entry.id, text: entry.text, reason: '', by: entry.by, at: entry.at };
	const named = later.map((one) => ({ ...one, by: names.get(one.by) ?? '' }));
	return { ...entry, text: later.at(-1)!.text ?? '', corrections: [first, ...named] };
}

function cursorIn(place: unknown): Cursor | undefined {
	const [moment, id = ''] = typeof place === 'string' ? place.split('~') : [];
	const at = momentIn(moment);
	return at && /^[\w-]{1,50}$/.test(id) ? { at, id, isIn: false } : undefined;
}
