import { detailPlace } from '../audit/record.ts';
import type { ConsentPurpose } from '../consents/store.ts';
import { momentIn } from '../cursor.ts';
import type { KeptFollowUp } from '../follow-ups/store.ts';
import { openMessage } from '../intakes/sealed-intake.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { openNote } from '../notes/store.ts';
import type { StaffWork } from '../work.ts';
import * as timeline from './store.ts';
import type { Cursor, Text, TimelineRow } from './store.ts';

export interface Entry {
	id: string;
	at: Date;
	source: TimelineRow['source'];
	kind: string;
	/** Of the member of staff; empty when it was not staff. */
	by: string;
	/** A note, a message, a text that came in. */
	text: string;
	reason: string;
	/** Codes of what it was and became (phase, status, level). */
	from?: string;
	to?: string;
	/** Of a follow-up: the moment it is now, or the two it was moved between. */
	moments: Date[];
	/** Of a text that went out: for whom, and why not. */
	purpose?: string;
	reasonCode?: string;
	/** Of a consent: what it is for. */
	consent?: ConsentPurpose;
}
export interface Timeline {
	entries: Entry[];
	/** Where the next page begins, when there is one. */
	next?: string;
}
export interface Known {
	followUps: KeptFollowUp[];
	texts: Text[];
	names: Map<string, string>;
	consents: Map<string, ConsentPurpose>;
}

const entriesAPage = 40;

/** One page of the timeline of a part, newest first, opened and put beside what it is about. */
export async function readTimeline(
	work: StaffWork,
	partId: string,
	known: Known,
	after?: string
): Promise<Timeline> {
	const before = after === undefined ? undefined : readCursor(after);
	const rows = await timeline.rowsOf(work, partId, { before, limit: entriesAPage + 1 });
	const shown = rows.slice(0, entriesAPage);
	const keys = await dataKeys(
		work,
		shown.map(({ keyId }) => keyId).filter((id) => id !== null)
	);
	const entries = shown.map((row) => {
		const key = keys.get(row.keyId ?? '');
		const words = key && row.sealed ? open(row, key, row.sealed) : {};
		return { ...about(row, known), ...words };
	});
	const last = shown.at(-1);
	const more = rows.length > entriesAPage && last;
	return more ? { entries, next: `${last.at.toISOString()}~${last.id}` } : { entries };
}

function open(
	row: TimelineRow,
	key: Parameters<typeof openNote>[0],
	sealed: Buffer
): Partial<Entry> {
	if (row.source === 'note') return { text: openNote(key, row.id, sealed) };
	if (row.source === 'message') return { text: openMessage(key, row.id, sealed) };
	const detail = JSON.parse(openText(key, detailPlace(row.subjectId, row.kind), sealed)) as Record<
		string,
		string
	>;
	const { reason = '', from, to, at } = detail;
	if (at) return { moments: [new Date(at)] };
	if (!from || !to) return { reason };
	return /^(follow-up|task)[.]/.test(row.kind)
		? { reason, moments: [new Date(from), new Date(to)] }
		: { reason, from, to };
}

function about(row: TimelineRow, { followUps, texts, names, consents }: Known): Entry {
	const { id, at, source, kind, subjectId } = row;
	const followUp = followUps.find((one) => one.id === subjectId);
	const text = texts.find((one) => one.id === subjectId);
	const ofText = text && followUps.find((one) => one.id === text.followUpId);
	const consent = consents.get(subjectId);
	// of a text about an earlier version the moment is told by the entry that moved it
	const isOfNow = text?.followUpVersion === ofText?.version;
	const moment = followUp?.startsAt ?? (isOfNow ? ofText?.startsAt : undefined);
	return {
		...{ id, at, source, kind },
		by: names.get(row.actorId ?? '') ?? '',
		text: followUp?.words ?? '',
		reason: '',
		moments: moment ? [moment] : [],
		...(consent && { consent }),
		...(text && { purpose: text.purpose, ...(text.reasonCode && { reasonCode: text.reasonCode }) })
	};
}

function readCursor(text: string): Cursor | undefined {
	const [moment, id = ''] = text.split('~');
	const at = momentIn(moment);
	return at && /^[\w-]{1,50}$/.test(id) ? { at, id } : undefined;
}
