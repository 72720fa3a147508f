import { isUnconfirmed, SHORT_CALL_SECONDS } from '#domain/missed-call.ts';
import type { Colleague } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import * as calls from './desk.store.ts';
import * as words from './words.store.ts';

export type CallRecord = ReturnType<typeof recordOf>;
type Names = Map<string, Colleague>;

/** The calls of a contact, as whoever may open the contact reads them afterwards. */
export async function callsOf(
	work: StaffWork,
	intakeId: string,
	names: Names
): Promise<CallRecord[]> {
	const rows = await calls.ofIntake(work, intakeId);
	const ids = rows.map(({ id }) => id);
	const [notes, held] = [await words.notes(work, ids), await calls.held(work, ids)];
	return rows.map((row) => recordOf(work, row, { notes, names, held }));
}

function recordOf(
	{ actor }: StaffWork,
	row: calls.CallRow,
	{ notes, names, held }: { notes: words.CallNote[]; names: Names; held: Set<string> }
) {
	const { id, direction, state, endedAs, outcome, asked, startedAt } = row;
	const nameOf = (staffId: string | null) => names.get(staffId ?? '')?.name ?? '';
	const lasted = row.endedAt && (row.endedAt.getTime() - startedAt.getTime()) / 1000;
	return {
		...{ id, direction, endedAs, outcome, asked, startedAt },
		language: row.language ?? undefined,
		/** Their telephone never rang: what was agreed with them said no when the key was pressed. */
		wasHeld: held.has(id),
		isUnconfirmed: isUnconfirmed(row),
		goesOn: state !== 'over',
		isMine: row.holderId === actor.id,
		by: nameOf(row.holderId),
		connectedAt: row.connectedAt ?? undefined,
		endedAt: row.endedAt ?? undefined,
		/** Nobody spoke, and it was over before anybody could: somebody may have tried what the telephone shows. */
		isShort: !asked && !row.connectedAt && lasted !== null && lasted < SHORT_CALL_SECONDS,
		notes: notes
			.filter(({ callId }) => callId === id)
			.map((note) => ({ ...note, by: nameOf(note.staffId) }))
	};
}

/** Of these ids, the calls: what came of each, and what was said, for the timeline of a case. */
export async function toldOf(
	work: StaffWork,
	ids: readonly string[]
): Promise<Map<string, { outcome: string | undefined; text: string }>> {
	const rows = await calls.those(work, ids);
	const notes = await words.notes(
		work,
		rows.map(({ id }) => id)
	);
	return new Map(
		rows.map(({ id, outcome }) => {
			const said = notes.filter(({ callId, kind }) => callId === id && kind === 'summary');
			return [id, { outcome: outcome ?? undefined, text: said.map(({ text }) => text).join('\n') }];
		})
	);
}
