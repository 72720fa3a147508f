import { hear, type Board } from './board.ts';
import { isOver } from './call.ts';
import { present, type Conference, type EndReason, type Participant } from './conference.ts';
import { CutOff, openThread, type Thread } from './thread.ts';
import { participantParams, tellConference } from './webhook.ts';

/** Plays to a participant what whoever waits or is held hears, for the life of the thread. */
export type Soothe = (participant: Participant, thread: Thread, url: string | undefined) => void;

/** Somebody has come in. It starts with the second one, once one of them may start it. */
export function comeIn(
	board: Board,
	conference: Conference,
	who: Participant,
	soothe: Soothe
): void {
	who.hasJoined = true;
	who.since = conference.updatedAt = board.clock.now();
	const there = present(conference);
	tellConference(board, conference, { kind: 'join' }, participantParams(who));
	if (who.beeps) beep(board, there);
	const starts = there.length > 1 && there.some((one) => one.startsIt);
	if (conference.status === 'init' && starts) {
		conference.status = 'in-progress';
		tellConference(board, conference, { kind: 'start', name: 'conference-start' }, {});
	}
	soundOut(board, conference, soothe);
}

/** Somebody has left, by themselves or sent away. */
export function goOut(
	board: Board,
	conference: Conference,
	who: Participant,
	kicked: boolean,
	soothe: Soothe
): void {
	if (!conference.participants.includes(who)) return;
	conference.participants = conference.participants.filter((one) => one !== who);
	conference.updatedAt = board.clock.now();
	who.sound?.cut(new CutOff('moved'));
	if (conference.status === 'completed') return;
	if (who.hasJoined) tellLeave(board, conference, who);
	const there = present(conference);
	const way = kicked ? 'kicked' : 'left';
	if (who.hasJoined && who.endsIt) {
		const reason = `participant-with-end-conference-on-exit-${way}` as const;
		return finish(board, conference, reason, who);
	}
	if (there.length === 0) return finish(board, conference, `last-participant-${way}`, who);
	if (who.beeps) beep(board, there);
	soundOut(board, conference, soothe);
}

/** Everybody goes on with what comes after it in their own document. */
export function finish(
	board: Board,
	conference: Conference,
	reason: EndReason,
	by?: Participant
): void {
	if (conference.status === 'completed') return;
	Object.assign(conference, { status: 'completed', endedBecause: reason, endedBy: by });
	conference.updatedAt = board.clock.now();
	for (const one of present(conference)) {
		tellLeave(board, conference, one);
		one.leave();
	}
	tellConference(
		board,
		conference,
		{ kind: 'end', name: 'conference-end' },
		{
			ReasonConferenceEnded: reason,
			...(by ? { CallSidEndingConference: by.call.sid } : {}),
			...(by?.label ? { ParticipantLabelEndingConference: by.label } : {})
		}
	);
}

function tellLeave(board: Board, conference: Conference, who: Participant): void {
	const params = { ...participantParams(who), ParticipantCallStatus: who.call.status };
	tellConference(board, conference, { kind: 'leave' }, params);
}

/** On hold or not, muted or not. */
export function change(
	board: Board,
	conference: Conference,
	who: Participant,
	to: { held?: boolean | undefined; muted?: boolean | undefined },
	soothe: Soothe
): void {
	const { held = who.held, muted = who.muted } = to;
	const events = [
		...(held === who.held ? [] : [{ kind: 'hold', name: held ? 'hold' : 'unhold' }]),
		...(muted === who.muted ? [] : [{ kind: 'mute', name: muted ? 'mute' : 'unmute' }])
	];
	Object.assign(who, { held, muted });
	for (const { kind, name } of events) {
		const event = { kind, name: `participant-${name}` };
		tellConference(board, conference, event, participantParams(who));
	}
	conference.updatedAt = board.clock.now();
	soundOut(board, conference, soothe);
}

/** Gives everybody what they should hear now; whoever hears the same as before is left alone. */
function soundOut(board: Board, conference: Conference, soothe: Soothe): void {
	for (const who of present(conference)) {
		const hears = soundFor(conference, who);
		if (hears === who.hears || isOver(who.call)) continue;
		who.hears = hears;
		who.sound?.cut(new CutOff('moved'));
		who.sound = openThread();
		if (hears === 'waits') soothe(who, who.sound, who.waitUrl);
		else if (hears === 'held') soothe(who, who.sound, who.holdUrl);
		else if (hears !== '') hear(board, who.call, { what: 'talking with', text: hears });
	}
}

function soundFor(conference: Conference, who: Participant): string {
	if (conference.status === 'init') return 'waits';
	if (who.held) return 'held';
	const others = present(conference).filter((one) => one !== who && !one.held);
	return others.map((one) => one.call.telephone.number).join(', ');
}

function beep(board: Board, there: Participant[]): void {
	for (const { call } of there) hear(board, call, { what: 'tone', text: 'beep' });
}
