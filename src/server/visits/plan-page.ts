import type { Actor } from '#domain/actor.ts';
import { waits } from '#domain/follow-up.ts';
import { isVisit } from '#domain/visit.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import type { CasePart } from '../cases/store.ts';
import * as followUps from '../follow-ups/store.ts';
import * as people from '../people/store.ts';
import { isId } from '../row-id.ts';
import { colleagues, type Colleague } from '../staff/colleagues.store.ts';
import { together, type StaffWork } from '../work.ts';
import type { VisitPlan } from './store.ts';
import * as visits from './store.ts';

export interface VisitPlanPage extends Head {
	appointment: { id: string; startsAt: Date; endsAt: Date; method: string | null };
	/** What is planned; absent while nothing is. */
	plan: VisitPlan | undefined;
	version: number;
	isPossible: boolean;
	goers: Choice[];
	seconds: Choice[];
	now: Date;
}
interface Choice {
	id: string;
	name: string;
}

/** The page on which a visit is planned, for whoever works on the case. */
export function readVisitPlanPage(
	actor: Actor,
	{ partId, followUpId }: { partId: string; followUpId: string }
): Promise<VisitPlanPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.follow-up');
		if ('problem' in found) return found;
		const one = isId(followUpId) ? await followUps.find(work, partId, followUpId) : undefined;
		if (!one || !isVisit(one.method)) return { problem: 'not-found' };
		const staff = [...(await colleagues(work)).values()].filter(({ isAdmitted }) => isAdmitted);
		const names = new Map(staff.map(({ id, name }) => [id, name]));
		const row = await visits.find(work, one.id);
		const head = await headOf(work, found, { all: await people.ofPart(work, partId), names });
		const { id, startsAt, endsAt, method } = one;
		return {
			...head,
			appointment: { id, startsAt, endsAt, method },
			...{ plan: row && (await planOf(work, found, row)), version: row?.version ?? 0 },
			isPossible: waits(one) && !row?.inAt && !row?.outAt,
			goers: staff.filter((member) => found.counsellorIds.includes(member.id)).map(choice),
			seconds: staff
				.filter(({ role }) => role === 'counsellor' || role === 'supervisor')
				.map(choice),
			now: work.now
		};
	});
}

async function planOf(
	work: StaffWork,
	{ partId }: CasePart,
	row: visits.VisitRow
): Promise<VisitPlan> {
	const { goes, second, secondHow, risk, needsAgreement } = row;
	const address = (await visits.addressOf(work, row)) ?? '';
	const told = await visits.toldOf(work, row);
	await record(work, { chainId: partId, kind: 'visit.address-shown', subjectId: row.id });
	return { goes, second, secondHow, risk, needsAgreement, address, ...told };
}

function choice({ id, name }: Colleague): Choice {
	return { id, name };
}
