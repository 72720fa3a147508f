import type { SendOutcome } from './texts.ts';

/** A call that we make. `answerAt` is asked what to do when somebody answers; `reportTo` is told what becomes of it. */
export interface OutgoingCall {
	/** E.164. */
	to: string;
	answerAt: string;
	reportTo: string;
	/** How long it may ring, in seconds. */
	ringSeconds: number;
	/** How long it may last, in seconds. */
	mostSeconds?: number | undefined;
	/** Whether a person or a machine answered is told to `answerAt` as `AnsweredBy`. */
	asksWhoAnswers?: boolean | undefined;
}

/** `gone`: there is no such call any more, or whoever waited has left. Otherwise only a code leaves. */
export type ActOutcome = { done: true } | { gone: true } | { failed: string };

export interface FoundCall {
	id: string;
	from: string;
	/** As the provider tells it: queued, ringing, in-progress, completed, busy, failed, no-answer, canceled. */
	status: string;
	startedAt: Date;
	/** Seconds; undefined while it goes on. */
	lasted: number | undefined;
}

/** A way to make calls, and to move those that go on. Nothing is ever recorded. */
export interface CallProvider {
	/** An uncertain one may ring: it is found out, and never blindly repeated to a family. */
	place(call: OutgoingCall): Promise<SendOutcome>;
	/** Hangs up, or stops ringing. */
	end(callId: string): Promise<ActOutcome>;
	/** Whoever waits in a queue goes on at this address; `gone` when they hung up meanwhile. */
	fetchFromQueue(queueId: string, callId: string, goesOnAt: string): Promise<ActOutcome>;
	/** A telephone that is in a call goes on at this address. */
	redirect(callId: string, goesOnAt: string): Promise<ActOutcome>;
	/** On hold somebody hears nothing of the others, and the others nothing of them. */
	hold(conference: string, callId: string, held: boolean): Promise<ActOutcome>;
	find(callId: string): Promise<FoundCall | { unknown: string }>;
	/** Calls to our number since then. */
	findInbound(since: Date): Promise<{ found: FoundCall[] } | { unknown: string }>;
}
