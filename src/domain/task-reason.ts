import { addDays } from 'date-fns/addDays';

/** Why a task waits for somebody's 12th, 16th or 18th birthday. */
export const ASK_CONSENT_AGAIN = 'ask-consent-again';

interface TaskReason {
	/** Somebody may be in danger now. */
	isDanger?: true;
	/** Somebody must hear it: it can be neither put off nor called off. */
	isNews?: true;
	/** To have read it is enough. */
	needsNoReason?: true;
	/** It is a supervisor’s to decide, where she sees all of it. */
	isSupervisors?: true;
	/** Done by what it asks, and by nothing else: it is neither ticked off nor put off by hand. */
	isAnswered?: true;
	/** Its moment may be years ahead. */
	isBirthday?: true;
	/** A try to reach somebody, which may fail. */
	isTry?: true;
}
/** Why a task that nobody planned is there, where that makes it more than a task. */
export const taskReasons: ReadonlyMap<string, TaskReason> = new Map<string, TaskReason>([
	['danger-passed-on', { isDanger: true, isNews: true }],
	['duress-spoken', { isDanger: true }],
	['visit-police', { isDanger: true, isNews: true, isSupervisors: true }],
	['visit-help', { isDanger: true, isNews: true, isSupervisors: true }],
	['missed-second', { isTry: true }],
	['missed-third', { isTry: true }],
	['missed-decide', { isSupervisors: true }],
	['risk-review', { isAnswered: true }],
	['risk-second', { isAnswered: true }],
	// both judgements stand: to talk it over makes no third one, and what came of it is written down
	['risk-differs', { isNews: true }],
	['glass-broken', { isNews: true, needsNoReason: true }],
	[ASK_CONSENT_AGAIN, { isBirthday: true }]
]);

/** It asks what becomes of somebody on a visit; where she is, is seen there. */
export function isAboutVisit(reasonCode: string | null | undefined): boolean {
	const { isSupervisors, isDanger } = reasonOf({ reasonCode: reasonCode ?? null });
	return isSupervisors === true && isDanger === true;
}

export function reasonOf({ reasonCode }: { reasonCode?: string | null }): TaskReason {
	return taskReasons.get(reasonCode ?? '') ?? {};
}

/** What is to be done, and what held it back: 'reminder-held:unconfirmed' is both. */
export function taskOf(reasonCode: string | null | undefined): { task: string; refusal: string } {
	const [task = '', refusal = ''] = (reasonCode ?? '').split(':');
	return { task, refusal };
}

const DAYS_AHEAD = 14;

/** Whether it comes back by itself, and not for weeks: then it stands with its trajectory, and not among what is to be done now. */
export function isFarBeat(
	{ reasonCode, startsAt }: { reasonCode?: string | null; startsAt: Date },
	now: Date
): boolean {
	const isBeat = reasonCode?.startsWith('cadence-') === true;
	return isBeat && startsAt > addDays(now, DAYS_AHEAD);
}
