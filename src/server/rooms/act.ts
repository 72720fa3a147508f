import { LONGEST_MESSAGE } from '#domain/message.ts';
import type { PublicPromise } from '#domain/promise.ts';
import { publicWords } from '#i18n/public.ts';
import { confirmPlan } from './confirm-plan.ts';
import type { PostedRoom } from './form.ts';
import { renewPlan } from './renew-plan.ts';
import { showRoom, type RoomPage } from './show.ts';
import type { Visiting } from './token.ts';
import { withdrawInRoom } from './withdraw.ts';
import { writeBack } from './write-back.ts';

export interface InTheRoom {
	at: 'room';
	token: string;
	leave: string;
	/** Absent when it cannot be read now; what she wrote is in her page. */
	room: RoomPage | undefined;
	reply: string;
	danger: PostedRoom['danger'];
	/** She said that there is danger now: the emergency lines come first. */
	inDanger: boolean;
	mayText?: boolean | undefined;
	mayCall?: boolean | undefined;
	problems: { [field in 'reply' | 'mayText' | 'mayCall']?: RoomProblem };
	notice?: RoomNotice;
	seconds?: number;
	/** After writing back: by when a person has read it. */
	promise?: PublicPromise | undefined;
}
export type RoomNotice =
	| 'sent'
	| 'sent-in-talk'
	| 'agreed'
	| 'disagreed'
	| 'plan-changed'
	| 'renewed'
	| 'withdrawn'
	| 'word-changed'
	| 'slow-down'
	| 'failed';
export type RoomProblem = 'reply-missing' | 'too-long' | 'plan-answer-missing';

type Outcome = Partial<
	Pick<InTheRoom, 'notice' | 'problems' | 'promise' | 'seconds' | 'reply' | 'danger'>
>;

/** What she does in her room, each button for itself. */
export async function act(
	{ roomId, formId }: Pick<Visiting, 'roomId'> & { formId: string },
	posted: PostedRoom
): Promise<Outcome> {
	if (posted.move === 'send') return send(roomId, formId, posted);
	if (posted.move === 'agree') return agree(roomId, posted);
	if (posted.move === 'renew') return renew(roomId, posted);
	if (posted.move === 'withdraw') return withdraw(roomId, posted);
	return posted.move === 'disagree' ? { notice: 'disagreed' } : {};
}

async function send(
	roomId: string,
	formId: string,
	{ reply, danger }: PostedRoom
): Promise<Outcome> {
	const text = reply.trim() === '' ? bareDanger(danger) : reply;
	if (text === undefined) return { problems: { reply: 'reply-missing' } };
	if (reply.length > LONGEST_MESSAGE) return { problems: { reply: 'too-long' } };
	const written = await writeBack(roomId, { text, formId, danger });
	if ('inTalk' in written) return { notice: 'sent-in-talk', reply: '', danger: undefined };
	if (!('problem' in written))
		return { notice: 'sent', promise: written.promise, reply: '', danger: undefined };
	return written.problem === 'slow-down' ? { notice: 'slow-down', seconds: written.seconds } : {};
}

/** Who has only time to say that there is danger has said enough. */
function bareDanger(danger: PostedRoom['danger']): string | undefined {
	const t = publicWords('nl');
	return danger === 'yes' ? `${t('danger.title')} ${t('choice.yes')}.` : undefined;
}

async function agree(roomId: string, { planId, mayText, mayCall }: PostedRoom): Promise<Outcome> {
	const plan = (await showRoom(roomId))?.plan;
	if (!plan || plan.id !== planId) return { notice: 'plan-changed' };
	const problems = {
		...(plan.asksText && mayText === undefined ? { mayText: 'plan-answer-missing' as const } : {}),
		...(plan.asksCall && mayCall === undefined ? { mayCall: 'plan-answer-missing' as const } : {})
	};
	if (Object.keys(problems).length > 0) return { problems };
	const confirmed = await confirmPlan(roomId, {
		planId,
		mayText: mayText === true,
		mayCall: mayCall === true
	});
	return { notice: 'problem' in confirmed ? 'plan-changed' : 'agreed' };
}

async function renew(roomId: string, { renewalId }: PostedRoom): Promise<Outcome> {
	const renewed = await renewPlan(roomId, renewalId);
	return { notice: 'problem' in renewed ? 'plan-changed' : 'renewed' };
}

// sent twice: the second finds nothing left, and what she wanted is so
async function withdraw(roomId: string, { consentId }: PostedRoom): Promise<Outcome> {
	await withdrawInRoom(roomId, consentId);
	return { notice: 'withdrawn' };
}
