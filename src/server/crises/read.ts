import { may } from '#domain/access.ts';
import type { Actor } from '#domain/actor.ts';
import { isUnsafe, possibleMoves, type CrisisMove } from '#domain/crisis.ts';
import { house } from '../house.ts';
import { subjectOf } from '../intakes/reach.ts';
import type { IntakeRow } from '../intakes/store.ts';
import * as tasks from '../intakes/tasks.store.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { colleagues } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import { reach } from './reach.ts';
import { openCrisis } from './sealed-words.ts';
import * as crises from './store.ts';

/** What was done about somebody's safety, and what can be done now. */
export function readCrisis(actor: Actor, intakeId: string) {
	return together(actor, async (work) => {
		const intake = await reach(work, 'crisis.read', intakeId);
		if (!intake) return { problem: 'not-found' as const };
		const rows = await crises.of(work, intakeId);
		const [latest, ...earlier] = await view(work, rows);
		const acts = await crises.actsIn(work, intakeId);
		const mayEvaluate = may(actor, 'crisis.evaluate', subjectOf(work, intake));
		const isAllowed = (move: CrisisMove) => move !== 'evaluate' || mayEvaluate;
		const current = latest && latest.status !== 'closed' ? latest : undefined;
		return {
			now: work.now,
			intake: { id: intake.id, reference: intake.reference },
			/** How whoever asked for help is with us now. */
			way: wayOf(intake),
			partId: intake.partId,
			current,
			past: current ? earlier : latest ? [latest, ...earlier] : [],
			moves: current && acts ? possibleMoves(current.status).filter(isAllowed) : [],
			mayOpen: acts && !current,
			keepsWords: (await dataKeys(work, [intake.keyId])).has(intake.keyId),
			tasks: (await tasks.open(work, intakeId)).filter(({ reasonCode }) =>
				reasonCode?.startsWith('crisis-')
			),
			numbers: house().config.emergency
		};
	});
}

/** Words about staying with somebody are for whoever is with them now. */
function wayOf({ status, channel }: IntakeRow): 'phone' | 'chat' | 'other' {
	if (status !== 'live') return 'other';
	return channel === 'phone' || channel === 'chat' ? channel : 'other';
}

async function view(work: StaffWork, rows: crises.CrisisRow[]) {
	const names = await colleagues(work);
	const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? '';
	const steps = await crises.stepsOf(
		work,
		rows.map(({ id }) => id)
	);
	const keys = await dataKeys(
		work,
		rows.map(({ keyId }) => keyId)
	);
	return rows.map((row) => ({
		...{ id: row.id, status: row.status, openedAt: row.openedAt, closedAt: row.closedAt },
		isUnsafe: isUnsafe(row.status),
		openedBy: nameOf(row.openedBy),
		reason: openCrisis(keys.get(row.keyId), 'crisis', row),
		steps: steps
			.filter(({ crisisId }) => crisisId === row.id)
			.map((step) => ({
				...{ id: step.id, move: step.move, whom: step.whom },
				...{ happenedAt: step.happenedAt, writtenAt: step.writtenAt, by: nameOf(step.writtenBy) },
				words: openCrisis(keys.get(step.keyId), 'crisis_step', step)
			}))
	}));
}
