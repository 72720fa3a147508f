import type { Actor } from '#domain/actor.ts';
import { clientCopy, type ClientCopy } from '#domain/client-copy.ts';
import type { Language } from '#domain/language.ts';
import { record } from '../audit/record.ts';
import { findCase, type NotForYou } from '../cases/found.ts';
import { recordReading } from '../cases/found.ts';
import type { Head } from '../cases/read.ts';
import * as reviews from '../trajectory-reviews/store.ts';
import { together } from '../work.ts';
import { copyText } from './copy-text.ts';
import { topOf, type TrajectoryTop } from './read.ts';
import * as steps from './step.store.ts';
import * as plans from './store.ts';

export interface CopyPage extends TrajectoryTop {
	/** Undefined while nobody agreed to a plan. */
	sheet: (ClientCopy & Sheet) | undefined;
	/** The same without any form, to be carried elsewhere. */
	text: string;
}
export interface Sheet {
	client: string;
	agreedOn: string;
	reviewOn: string | null;
}

/** Her copy on paper, in her language. That it was printed stays written down. */
export function readCopy(
	actor: Actor,
	partId: string,
	{ of, language }: { of: string | undefined; language: Language }
): Promise<CopyPage | { noTrajectory: Head } | NotForYou> {
	return together(actor, async (work) => {
		const found = await findCase(work, partId, 'part.print');
		if ('problem' in found) return found;
		const at = await topOf(work, partId, of);
		if ('problem' in at || 'noTrajectory' in at) return at;
		const { top } = at;
		const plan = await plans.newestAgreed(work, top.trajectory.id);
		await recordReading(work, found);
		if (!plan?.agreed) return { ...top, sheet: undefined, text: '' };

		const { agreed } = plan;
		const standings = await steps.standings(
			work,
			plan.steps.map(({ followUpId }) => followUpId)
		);
		const waiting = [...standings].filter(([, status]) => status === 'open').map(([id]) => id);
		const held = await reviews.ofTrajectory(work, top.trajectory.id);
		const scores = held.findLast(({ outcome }) => outcome)?.scores ?? [];
		const sheet = {
			...clientCopy(plan, { scores, waiting }),
			client: top.people.find(({ id }) => id === agreed.personId)?.name ?? '',
			...{ agreedOn: agreed.on, reviewOn: top.trajectory.reviewOn }
		};
		const { keyId } = found;
		const detail = { helpPlan: plan.version };
		await record(work, { chainId: partId, kind: 'case.printed', keyId, detail });
		return { ...top, sheet, text: copyText(language, sheet) };
	});
}
