import type { Actor } from '#domain/actor.ts';
import { commissionProblems, type Commission, type CommissionProblem } from '#domain/commission.ts';
import { mayBeCommissioned } from '#domain/trajectory-type.ts';
import { record } from '../audit/record.ts';
import type { NotForYou } from '../cases/found.ts';
import { together } from '../work.ts';
import * as commissions from './commission.store.ts';
import { endedProblem, findTrajectory, type At } from './found.ts';

export type CommissionRequest = commissions.KeptCommission;
export type CommissionOutcome =
	| { kept: true }
	| { problems: Partial<Record<keyof CommissionRequest, CommissionProblem | Refused>> }
	| NotForYou;
type Refused = 'changed-meanwhile' | 'no-commission-needed' | 'help-ended';

/** Who ordered it and how that stands; what it was before stays on the trail. */
export function keepCommission(
	actor: Actor,
	at: At,
	{ version, ...typed }: CommissionRequest
): Promise<CommissionOutcome> {
	return together(actor, async (work) => {
		const found = await findTrajectory(work, at, 'part.trajectory');
		if ('problem' in found) return found;
		const { part, line } = found;
		if (!mayBeCommissioned(line.type)) return { problems: { status: 'no-commission-needed' } };
		const ended = endedProblem(found, 'status');
		if (ended) return ended;
		const problems = commissionProblems(typed);
		if (Object.keys(problems).length > 0) return { problems };

		const before = await commissions.find(work, line.id);
		const { partId, keyId } = part;
		const whose = { trajectoryId: line.id, partId, keyId, version };
		if (!(await commissions.keep(work, whose, trimmed(typed))))
			return { problems: { version: 'changed-meanwhile' } };
		const detail = { ...(before && { before }), to: typed.status };
		const what = { chainId: partId, kind: 'commission.kept', subjectId: line.id } as const;
		await record(work, { ...what, keyId, detail });
		return { kept: true };
	});
}

function trimmed(typed: Commission): Commission {
	const { commissioner, municipality, number } = typed;
	return {
		...typed,
		...{
			commissioner: commissioner.trim(),
			municipality: municipality.trim(),
			number: number.trim()
		}
	};
}
