import type { Actor } from '#domain/actor.ts';
import {
	contactAfterCall,
	outcomesOf,
	toldInWords,
	type CallOutcome
} from '#domain/call-outcome.ts';
import { destinations, type Destination } from '#domain/intake.ts';
import { paperProblem } from '#domain/note.ts';
import { plainText } from '#domain/plain-text.ts';
import { deskWords } from '#i18n/desk.ts';
import { close } from '../intakes/close.ts';
import { settleCallback } from '../intakes/decide-callback.ts';
import * as intakes from '../intakes/store.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import type { CallRow } from './desk.store.ts';
import { told as keepTold } from './held.store.ts';
import { notFound, reach } from './reach.ts';
import { turn } from './turn.ts';
import * as words from './words.store.ts';

export interface Telling {
	outcome: CallOutcome | undefined;
	/** What was said, for whoever reads it later; only of a conversation. */
	summary: string;
	summaryId: string;
	where?: Destination | undefined;
}
export type TellOutcome =
	/** Where it goes on: a contact that stays open, or a case. */
	| { told: true; openIntake: string | undefined }
	| { problem: 'not-found' | 'gone' | 'not-possible-now' }
	| { problem: 'outcome-missing' | 'where-missing' | 'too-long' };

/** What came of it, within half a minute; her telephone may ring again from here on. */
export function tellCall(actor: Actor, id: string, telling: Telling): Promise<TellOutcome> {
	return together(actor, async (work) => {
		const found = await reach(work, 'call.lead', id);
		if ('problem' in found) return found;
		const { outcome, where } = telling;
		if (!isId(telling.summaryId)) return notFound;
		if (!outcome || !outcomesOf(found.row).includes(outcome)) return { problem: 'outcome-missing' };
		if (outcome === 'referred' && !(where && destinations.includes(where)))
			return { problem: 'where-missing' };
		if (paperProblem(telling.summary)) return { problem: 'too-long' };
		if (found.row.state !== 'wrap_up') return { problem: 'not-possible-now' };
		return tell(work, found.row, { ...telling, outcome });
	});
}

async function tell(
	work: StaffWork,
	row: CallRow,
	telling: Telling & { outcome: CallOutcome }
): Promise<TellOutcome> {
	const { outcome, where, summaryId } = telling;
	const summary = plainText(telling.summary).trim();
	if (summary !== '')
		await words.addNote(work, row, { id: summaryId, kind: 'summary', text: summary });
	await words.keepDraft(work, row, '');
	await turn(work, { call: row.id }, { kind: 'tells' });
	await keepTold(work, row.id, outcome);
	const reason = summary || deskWords('nl')(`calls.outcome.${outcome}`);
	if (row.taskId && row.intakeId && toldInWords.includes(outcome))
		await settleCallback(work, row.intakeId, { taskId: row.taskId, callBack: true, reason });
	if (!row.intakeId) return { told: true, openIntake: undefined };
	const isClosed =
		contactAfterCall[outcome] === 'closes' &&
		(await closes(work, row.intakeId, {
			reason,
			where: outcome === 'referred' ? where : undefined
		}));
	return { told: true, openIntake: isClosed ? undefined : row.intakeId };
}

// of a case, it goes on with the case
async function closes(
	work: StaffWork,
	intakeId: string,
	how: { reason: string; where: Destination | undefined }
): Promise<boolean> {
	const intake = await intakes.hold(work, intakeId);
	if (!intake || intake.partId || intake.status === 'live') return false;
	return 'closed' in (await close(work, intake, how));
}
