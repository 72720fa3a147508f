import type { Actor } from '#domain/actor.ts';
import type { EventKind } from '#domain/event.ts';
import { reasonProblem, type ReasonProblem } from '#domain/reason.ts';
import { record } from '../audit/record.ts';
import { otherParts } from '../dangers/store.ts';
import { waitingDangers } from '../dangers/waiting.ts';
import { isId } from '../row-id.ts';
import { together, type StaffWork } from '../work.ts';
import * as bundles from './bundle.store.ts';
import { findCase, type NotForYou } from './found.ts';

export type JoinOutcome = { done: true } | { problem: JoinProblem } | NotForYou;
type JoinProblem = ReasonProblem | 'no-such-case' | 'already-joined' | HeldTogether;
type HeldTogether = 'danger-first' | 'another-supervisor';
interface JoinRequest {
	/** Of the other part. */
	code: string;
	reason: string;
}

/** Two relatives of one family who each asked for help: two parts of one case, with a wall between them. */
export function joinParts(
	actor: Actor,
	partId: string,
	request: JoinRequest
): Promise<JoinOutcome> {
	return withOther(actor, partId, request, async (work, { here, there }) => {
		if (here.caseId === there.caseId) return { problem: 'already-joined' };
		const held = await heldTogether(work, partId);
		if (held) return { problem: held };
		if (!(await bundles.movePart(work, partId, there.caseId))) throw overtaken();
		await recordWhy(work, there, {
			kind: 'case.reason-given',
			subjectId: partId,
			reason: request.reason
		});
		return { done: true };
	});
}

/** A part goes its own way again, in a case of its own. */
export function takeApart(actor: Actor, partId: string, reason: string): Promise<JoinOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'case.join');
		if ('problem' in found) return found;
		const problem = reasonProblem(reason);
		if (problem) return { problem };
		const held = await heldTogether(work, partId);
		if (held) return { problem: held };
		const alone = await bundles.addCase(work);
		if (!(await bundles.movePart(work, partId, alone.caseId))) throw overtaken();
		await recordWhy(work, alone, { kind: 'case.reason-given', subjectId: partId, reason });
		return { done: true };
	});
}

/** Two cases about the same people that need two counsellors: a link that supervisors alone see. */
export function linkCases(
	actor: Actor,
	partId: string,
	request: JoinRequest
): Promise<JoinOutcome> {
	return withOther(actor, partId, request, async (work, { here, there }) => {
		const standing = await bundles.linksOf(work, here.caseId);
		const isLinked = standing.some(({ caseId, otherCaseId }) =>
			[caseId, otherCaseId].includes(there.caseId)
		);
		if (isLinked || here.caseId === there.caseId) return { problem: 'already-joined' };
		const link = { ...here, otherCaseId: there.caseId, reason: request.reason.trim() };
		const subjectId = await bundles.addLink(work, link);
		for (const { caseId: chainId } of [here, there])
			await record(work, { chainId, kind: 'case.linked', subjectId });
		return { done: true };
	});
}

export function unlinkCases(
	actor: Actor,
	partId: string,
	{ linkId, reason }: { linkId: string; reason: string }
): Promise<JoinOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'case.join');
		if ('problem' in found) return found;
		const here = (await bundles.caseOf(work, partId))!;
		const links = await bundles.linksOf(work, here.caseId);
		const link = isId(linkId) ? links.find(({ id }) => id === linkId) : undefined;
		if (!link) return { problem: 'not-found' };
		const problem = reasonProblem(reason);
		if (problem) return { problem };
		const held = await heldTogether(work, partId);
		if (held) return { problem: held };
		if (!(await bundles.endLink(work, link.id))) throw overtaken();
		for (const chainId of [link.caseId, link.otherCaseId])
			await record(work, { chainId, kind: 'case.unlinked', subjectId: link.id });
		await recordWhy(work, here, { kind: 'case.reason-given', subjectId: link.id, reason });
		return { done: true };
	});
}

/** What stands in the way of taking somebody out of reach: a danger that the actor can weigh first, or one she may know nothing of. */
async function heldTogether(work: StaffWork, partId: string): Promise<HeldTogether | undefined> {
	if (await bundles.maySeparate(work, partId)) return undefined;
	const near = [partId, ...(await otherParts(work, partId))];
	const known = await waitingDangers(work);
	const isHers = known.some((one) => one.waiting > 0 && near.includes(one.partId));
	return isHers ? 'danger-first' : 'another-supervisor';
}

/** Between a look and the act somebody else came: nothing of it is kept, and it is all looked at once more (work.ts). */
function overtaken(): Error {
	return Object.assign(new Error('what was just looked at has changed'), { code: '40001' });
}

type Place = Awaited<ReturnType<typeof bundles.caseOf>> & object;

async function withOther(
	actor: Actor,
	partId: string,
	{ code, reason }: JoinRequest,
	act: (work: StaffWork, places: { here: Place; there: Place }) => Promise<JoinOutcome>
): Promise<JoinOutcome> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'case.join');
		if ('problem' in found) return found;
		const problem = reasonProblem(reason);
		if (problem) return { problem };
		const other = await bundles.partWithCode(work, code);
		const here = await bundles.caseOf(work, partId);
		const there = other ? await bundles.caseOf(work, other) : undefined;
		return here && there ? act(work, { here, there }) : { problem: 'no-such-case' };
	});
}

/** On the chain of the case, under its key: supervisors alone read it. */
async function recordWhy(
	work: StaffWork,
	{ caseId: chainId, keyId }: Place,
	{ kind, subjectId, reason }: { kind: EventKind; subjectId: string; reason: string }
): Promise<void> {
	await record(work, { chainId, kind, subjectId, keyId, detail: { reason: reason.trim() } });
}
