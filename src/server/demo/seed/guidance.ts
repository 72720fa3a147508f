import type { Actor } from '#domain/actor.ts';
import type { LegalFrame } from '#domain/legal-frame.ts';
import { reasonOf } from '#domain/task-reason.ts';
import type { Funding, Pathway } from '#domain/trajectory-type.ts';
import { closingLines, type Closing, type ClosingLine } from '#domain/closing.ts';
import { readCase } from '../../cases/read.ts';
import { assignPart } from '../../cases/assign.ts';
import { giveConsent } from '../../consents/give.ts';
import { changeFollowUpOf } from '../../follow-ups/change.ts';
import { handOverCases } from '../../hand-overs/give.ts';
import { listInterventions } from '../../interventions/list.ts';
import { askClosing } from '../../trajectories/ask.ts';
import { decideStep } from '../../trajectories/decide.ts';
import { describeTrajectory } from '../../trajectories/describe.ts';
import { keepLegal } from '../../trajectories/legal.ts';
import { readTrajectory } from '../../trajectories/read.ts';
import type { Case } from './acts.ts';
import { must } from './must.ts';

/** A colleague comes along and is asked where two have to look. */
export async function asksBeside(supervisor: Actor, { partId }: Case, second: Actor) {
	must(await assignPart(supervisor, partId, { staffId: second.id, role: 'second' }));
}

/** She may be called once more when it is over. */
export async function mayAskAfterwards(actor: Actor, { partId }: Case, witness: string) {
	const { people } = must(await readCase(actor, partId));
	const yes = { purpose: 'contact_after_closure', givenBy: 'self', how: 'talk' } as const;
	const rest = { recipient: '', categories: [], until: '' };
	must(await giveConsent(actor, partId, { personId: people[0]!.id, witness, ...yes, ...rest }));
}

/** What the help is for: the one it is about, and the others at home. */
export async function isFor(
	actor: Actor,
	{ partId }: Case,
	[aimSubject, aimOtherRelatives]: readonly [string, string],
	[pathway, funding]: readonly [Pathway, Funding]
): Promise<void> {
	const where = await at(actor, partId);
	const { version } = must(await readTrajectory(actor, where)).line;
	const told = { aimSubject, aimOtherRelatives, pathway, funding, version };
	must(await describeTrajectory(actor, where, told));
}

export async function standsIn(
	actor: Actor,
	{ partId }: Case,
	frame: Partial<LegalFrame> & Pick<LegalFrame, 'ground' | 'frames'>
): Promise<void> {
	const unsaid = { facility: '', visits: '', departedOn: '', arrestedOn: '', releaseOn: '' };
	const typed = { ...unsaid, returnedOn: '', ...frame, version: 0 };
	must(await keepLegal(actor, await at(actor, partId), typed));
}

/** What was to be done by now is done, each with a word of its own; what is answered elsewhere is left. */
export async function finishes(
	actor: Actor,
	{ partId }: Case,
	by: Date,
	words: readonly string[]
): Promise<void> {
	const { followUps } = must(await readCase(actor, partId));
	const due = followUps
		.filter(({ kind, status, startsAt }) => kind === 'task' && status === 'open' && startsAt <= by)
		.filter((one) => !reasonOf(one).isAnswered)
		.sort((one, other) => +one.startsAt - +other.startsAt);
	for (const [index, { id: followUpId, version }] of due.entries()) {
		const done = { move: 'complete', reason: words[index] ?? 'Gedaan.', version } as const;
		must(await changeFollowUpOf(actor, { partId, followUpId }, done));
	}
}

export async function handsOver(
	supervisor: Actor,
	{ partId }: Case,
	[from, to]: [Actor, Actor],
	words: string
): Promise<void> {
	const cases = new Map([[partId, { toId: to.id, words }]]);
	const outcome = await handOverCases(supervisor, { fromId: from.id, cases, givesBack: false });
	if (!('given' in outcome) || outcome.given !== 1)
		throw new Error('a case of the demo was not handed over');
}

export async function offeredAs(actor: Actor, name: string): Promise<string> {
	const { interventions } = must(await listInterventions(actor, {}));
	return interventions.find((one) => one.name === name)!.id;
}

/** Asks for the end of it; the best answer to each line where nothing else is said. */
export async function asksToEnd(
	actor: Actor,
	{ partId }: Case,
	{ answers = {}, words = {}, ...why }: Pick<Closing, 'reason' | 'why'> & Partial<Closing>
): Promise<void> {
	const lines = Object.entries(closingLines) as [ClosingLine, readonly string[]][];
	const best = Object.fromEntries(lines.map(([line, all]) => [line, all[0]!]));
	const closing = {
		...{ ...why, handedOn: '', receiptOn: '', words },
		answers: { ...best, handOver: 'not-needed', retention: 'R4', ...answers }
	};
	const outcome = await askClosing(actor, await at(actor, partId), closing);
	if (!('asked' in outcome)) throw new Error(`the demo cannot be told: ${JSON.stringify(outcome)}`);
}

/** The other two eyes: a yes, or words with which it goes back. */
export async function looksToo(supervisor: Actor, { partId }: Case, words = ''): Promise<void> {
	const where = await at(supervisor, partId);
	const requestId = must(await readTrajectory(supervisor, where)).waiting!.id;
	must(await decideStep(supervisor, where, { requestId, agrees: words === '', words }));
}

async function at(actor: Actor, partId: string) {
	const { trajectories } = must(await readCase(actor, partId));
	return { partId, trajectoryId: trajectories[0]!.id };
}
