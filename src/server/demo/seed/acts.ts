import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import type { FollowUpMove } from '#domain/follow-up.ts';
import { triageAnswersOf, type Answers, type Door } from '#domain/intake-answers.ts';
import type { Language } from '#domain/language.ts';
import { blankDetail, type PlanDetail } from '#domain/safe-contact-detail.ts';
import type { TrajectoryType } from '#domain/trajectory.ts';
import type { TriageAnswers, TriageLevel } from '#domain/triage.ts';
import { answerFromCase } from '../../cases/answer.ts';
import { readCase } from '../../cases/read.ts';
import { inviteExpert } from '../../cases/invite.ts';
import { takeOn } from '../../cases/take-on.ts';
import { changeFollowUpOf } from '../../follow-ups/change.ts';
import { scheduleFollowUp, type ScheduleRequest } from '../../follow-ups/schedule.ts';
import { answerIntake } from '../../intakes/answer.ts';
import { changeIntakeLevel } from '../../intakes/change-level.ts';
import { closeIntake, type CloseRequest } from '../../intakes/close.ts';
import { keepIntake } from '../../intakes/keep.ts';
import { logCall } from '../../intakes/log-call.ts';
import { readIntake } from '../../intakes/read.ts';
import { takeIntake } from '../../intakes/take.ts';
import { writeNote } from '../../notes/write.ts';
import { confirmPlan } from '../../rooms/confirm-plan.ts';
import { roomSecrets } from '../../rooms/secrets.ts';
import { showRoom } from '../../rooms/show.ts';
import * as rooms from '../../rooms/store.ts';
import { writeBack } from '../../rooms/write-back.ts';
import type { PlanStep } from '../../safe-contact/form.ts';
import { keepPlan } from '../../safe-contact/keep.ts';
import type { KeptPlan } from '../../safe-contact/sealed-plan.ts';
import type { TypedWords, WordName } from '../../safe-contact/words.ts';
import { moveTrajectoryOf } from '../../trajectories/move.ts';
import { atTheDoor } from '../../work.ts';
import { must } from './must.ts';

export interface Letter {
	intakeId: string;
	formId: string;
}
export interface Case {
	partId: string;
	intakeId: string;
}
interface Written {
	door?: Door;
	language?: Language;
	answers: Answers;
	/** What a person who knows more than the form asks would answer. */
	also?: TriageAnswers;
}

/** The six questions about danger, all answered with no. */
export const calm = {
	callerInDanger: 'no',
	imminentViolence: 'no',
	imminentDeparture: 'no',
	weaponAccess: 'no',
	suicideRisk: 'no',
	childInDanger: 'no'
} as const;

export async function writes({
	door = 'relative',
	language = 'nl',
	answers,
	also
}: Written): Promise<Letter> {
	const formId = randomUUID();
	const { intakeId } = await atTheDoor((work) =>
		keepIntake(work, {
			channel: 'form',
			origin: 'seeker',
			triage: { ...triageAnswersOf(door, answers), ...also },
			told: { door, language, answers },
			room: roomSecrets(work.keys, formId).keys
		})
	);
	return { intakeId, formId };
}

export async function logs(
	actor: Actor,
	call: { calledAt: Date; door?: Door; language?: Language; answers: Answers; givesCode?: boolean }
): Promise<Letter> {
	const { door = 'relative', language = 'nl', givesCode = false } = call;
	const formId = randomUUID();
	const logged = await logCall(actor, {
		...{ way: 'phone', direction: 'they', spokenWith: '', notAskable: false },
		...call,
		formId,
		door,
		language,
		givesCode
	});
	return { intakeId: must(logged).id, formId };
}

export async function takes(actor: Actor, { intakeId }: Letter): Promise<void> {
	must(await takeIntake(actor, intakeId, {}));
	must(await readIntake(actor, intakeId));
}

/** A supervisor looks without taking it. */
export async function reads(supervisor: Actor, { intakeId }: Letter): Promise<void> {
	must(await readIntake(supervisor, intakeId));
}

export async function levels(
	actor: Actor,
	{ intakeId }: Letter,
	[from, to]: [TriageLevel, TriageLevel],
	reason: string
): Promise<void> {
	must(await changeIntakeLevel(actor, intakeId, { from, to, reason }));
}

export async function answers(
	actor: Actor,
	{ intakeId }: Letter,
	text: string,
	thenClose = false
): Promise<void> {
	must(await answerIntake(actor, intakeId, { messageId: randomUUID(), text, thenClose }));
}

export async function closes(
	actor: Actor,
	{ intakeId }: Letter,
	request: CloseRequest
): Promise<void> {
	must(await closeIntake(actor, intakeId, request));
}

/** She comes back with her code and word and reads what is there. */
export async function comesBack({ formId }: Letter): Promise<string> {
	const found = await atTheDoor((work) => rooms.find(work, roomSecrets(work.keys, formId).keys));
	if (!found) throw new Error('a room of the demo is not there');
	await showRoom(found);
	return found;
}

export async function writesBack(
	letter: Letter,
	text: string,
	danger: 'no' | 'unknown' = 'no'
): Promise<void> {
	const roomId = await comesBack(letter);
	must(await writeBack(roomId, { text, formId: randomUUID(), danger }));
}

/** Her yes in the room to the plan that was laid there. */
export async function agreesInRoom(letter: Letter): Promise<void> {
	const roomId = await comesBack(letter);
	const room = await showRoom(roomId);
	const planId = room?.plan?.id ?? '';
	must(await confirmPlan(roomId, { planId, mayText: true, mayCall: true }));
}

export async function takesOn(
	actor: Actor,
	{ intakeId }: Letter,
	[serviceType, name, concern]: [TrajectoryType, string, string]
): Promise<Case> {
	const opened = await takeOn(actor, intakeId, { serviceType, name, concern });
	return { partId: must(opened).partId, intakeId };
}

/** A supervisor asks an expert to think along. */
export async function asksAlong(
	supervisor: Actor,
	{ partId }: Case,
	expert: Actor,
	reason: string
): Promise<void> {
	must(await inviteExpert(supervisor, partId, { staffId: expert.id, reason }));
}

export async function notes(actor: Actor, { partId }: Case, text: string): Promise<void> {
	must(await writeNote(actor, partId, text));
}

export async function answersInCase(actor: Actor, { partId, intakeId }: Case, text: string) {
	must(await answerFromCase(actor, partId, { intakeId, messageId: randomUUID(), text }));
}

export async function moves(
	actor: Actor,
	{ partId }: Case,
	[phase, status]: [string, string],
	reason = ''
): Promise<void> {
	const [trajectory] = must(await readCase(actor, partId)).trajectories;
	const request = { trajectoryId: trajectory!.id, phase, status, reason };
	must(await moveTrajectoryOf(actor, partId, request));
}

type Wish = Partial<Omit<KeptPlan, 'validUntil' | 'detail' | 'words'>> & {
	phone?: string;
	mayStore?: boolean;
	detail?: Partial<PlanDetail>;
	/** What she says, what we say back, and what she says when somebody listens. */
	says?: Partial<Record<WordName, string>>;
};

/** Goes through the plan with her, or lays it in her room. */
export async function plans(
	actor: Actor,
	{ partId }: Case,
	{ phone = '', mayStore = true, detail = {}, says = {}, ...wish }: Wish,
	step: PlanStep = 'talk'
): Promise<void> {
	const { smsAllowed = true, callAllowed = true } = wish;
	const kept = {
		smsAllowed,
		callAllowed,
		channelOrder: [
			...(smsAllowed ? ['sms' as const] : []),
			...(callAllowed ? ['voice' as const] : [])
		],
		emailAllowed: false,
		phoneMonitoredRisk: 'none' as const,
		phoneIsShared: 'no' as const,
		sharedPhoneConfirmed: false,
		safeWindows: on([1, 2, 3, 4, 5], '09:00', '17:00'),
		unsafeWindows: [],
		unsafeDates: [],
		maxAttemptsPerDay: 1 as const,
		language: 'nl' as const,
		smsContentLevel: 'time_only' as const,
		contactNot: '',
		...wish,
		detail: { ...blankDetail, ...detail }
	};
	const typed = Object.entries(says).map(([name, word]) => [name, { word, remove: false }]);
	const words = Object.fromEntries(typed) as TypedWords;
	const addresses = { email: '', letter: '' };
	const request = {
		...{ kept, words, addresses, step, mayStore, phone },
		smsAgain: false,
		spoken: true
	};
	must(await keepPlan(actor, partId, request));
}

export function on(
	weekdays: KeptPlan['safeWindows'][number]['weekday'][],
	from: string,
	to: string
) {
	return weekdays.map((weekday) => ({ weekday, from, to }));
}

type Meeting = Omit<ScheduleRequest, 'kind' | 'personId' | 'words'> & { words?: string };

/** An appointment with whoever asks. */
export async function meets(actor: Actor, { partId }: Case, meeting: Meeting): Promise<string> {
	const [asker] = must(await readCase(actor, partId)).people;
	const asked = { kind: 'appointment', personId: asker!.id, despitePlan: true } as const;
	const request = { words: '', ...meeting, ...asked };
	return must(await scheduleFollowUp(actor, partId, request)).followUpId;
}

export async function intends(
	actor: Actor,
	{ partId }: Case,
	startsAt: Date,
	words: string
): Promise<string> {
	const request = { kind: 'task', startsAt, method: 'phone', words } as const;
	return must(await scheduleFollowUp(actor, partId, request)).followUpId;
}

export async function changes(
	actor: Actor,
	{ partId }: Case,
	followUpId: string,
	[move, reason, to]: [FollowUpMove, string, Date?]
): Promise<void> {
	const all = must(await readCase(actor, partId)).followUps;
	const { version } = all.find(({ id }) => id === followUpId)!;
	const request = { move, reason, version, ...(to && { to: { startsAt: to } }) };
	must(await changeFollowUpOf(actor, { partId, followUpId }, request));
}

/** Whoever gets no texts is reached otherwise: the tasks that say so are done. */
export async function settlesTasks(actor: Actor, kase: Case, reason: string): Promise<void> {
	const all = must(await readCase(actor, kase.partId)).followUps;
	const held = all.filter(
		(one) => one.status === 'open' && one.reasonCode?.startsWith('reminder-held')
	);
	for (const { id } of held) await changes(actor, kase, id, ['complete', reason]);
}
