import type { Answer, Board } from './board.ts';
import { lasted, type Call, type CallEvent, type Params } from './call.ts';
import type { Conference, Participant } from './conference.ts';

const patienceMs = 15_000;

/** Asks for a document; undefined when nothing came within fifteen seconds. */
export function ask(board: Board, url: string, params: Params): Promise<Answer | undefined> {
	const answered = board.post(url, params, 'document').catch(() => undefined);
	return counted(
		board,
		new Promise((done) => {
			const giveUp = board.clock.after(patienceMs, () => done(undefined));
			void answered.then(done).then(giveUp);
		})
	);
}

/** Tells somebody what happened; about one call or conference in the order in which it happened. */
function report(board: Board, about: string, url: string, params: Params): void {
	const before = board.lastReports.get(about) ?? Promise.resolve();
	const told = before.then(() => board.post(url, params, 'report')).catch(() => undefined);
	board.lastReports.set(about, counted(board, told));
}

/** Somebody waits for it before time goes on. */
export function counted<T>(board: Board, promise: Promise<T>): Promise<T> {
	board.busy.add(promise);
	const over = () => void board.busy.delete(promise);
	void promise.then(over, over);
	return promise;
}

/** What every request about a call carries. */
export function callParams(board: Board, call: Call): Params {
	return {
		...identity(board, call),
		CallStatus: call.status,
		...places(call),
		...(call.direction === 'inbound'
			? { CallToken: '%7B%22parentCallInfoToken%22%3A%22-%22%7D' }
			: {}),
		...(call.answeredBy ? { AnsweredBy: call.answeredBy } : {})
	};
}

/** `answered` and `completed` stand for a status of Twilio's own. */
export function tell(board: Board, call: Call, event: CallEvent): void {
	if (!call.reports?.events.includes(event)) return;
	const seconds = lasted(call, board.clock.now());
	const isEnd = event === 'completed';
	report(board, call.sid, call.reports.url, {
		...identity(board, call),
		CallStatus: event === 'initiated' ? event : call.status,
		...(isEnd ? { CallDuration: String(seconds), Duration: String(Math.ceil(seconds / 60)) } : {}),
		...(isEnd && call.answeredBy ? { AnsweredBy: call.answeredBy } : {}),
		CallbackSource: 'call-progress-events',
		SequenceNumber: String(call.told++),
		Timestamp: rfc2822(board.clock.now())
	});
}

export function tellConference(
	board: Board,
	conference: Conference,
	{ kind, name = `participant-${kind}` }: { kind: string; name?: string },
	params: Params
): void {
	if (!conference.reports?.events.includes(kind)) return;
	report(board, conference.sid, conference.reports.url, {
		AccountSid: board.accountSid,
		ConferenceSid: conference.sid,
		FriendlyName: conference.name,
		...params,
		StatusCallbackEvent: name,
		SequenceNumber: String(++conference.told),
		Timestamp: rfc2822(board.clock.now())
	});
}

export function participantParams(participant: Participant): Params {
	const { call, label, muted, held, startsIt, endsIt } = participant;
	return {
		CallSid: call.sid,
		Muted: String(muted),
		Hold: String(held),
		EndConferenceOnExit: String(endsIt),
		StartConferenceOnEnter: String(startsIt),
		Coaching: 'false',
		...(label ? { ParticipantLabel: label } : {})
	};
}

function identity(board: Board, call: Call): Params {
	return {
		AccountSid: board.accountSid,
		ApiVersion: '2010-04-01',
		CallSid: call.sid,
		...(call.parentSid ? { ParentCallSid: call.parentSid } : {}),
		Called: call.to,
		Caller: call.from,
		Direction: call.direction,
		From: call.from,
		To: call.to
	};
}

function places({ from, to }: Call): Params {
	const about = (side: string, number: string) => ({
		[`${side}Country`]: countryOf(number),
		...{ [`${side}State`]: '', [`${side}City`]: '', [`${side}Zip`]: '' }
	});
	return {
		...about('From', from),
		...about('To', to),
		...about('Caller', from),
		...about('Called', to)
	};
}

function countryOf(number: string): string {
	if (number.startsWith('+31')) return 'NL';
	return number.startsWith('+44') ? 'GB' : '';
}

export function rfc2822(date: Date): string {
	return date.toUTCString().replace('GMT', '+0000');
}
