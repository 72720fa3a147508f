import { change, finish, goOut, type Soothe } from './attend.ts';
import { conferenceNamed, type Board } from './board.ts';
import { createCall, type CallOrder } from './call-orders.ts';
import { isOver } from './call.ts';
import type { Conference, Participant } from './conference.ts';
import { openParticipant, soother } from './join.ts';
import { endCall } from './life.ts';
import { notThere } from './refused.ts';
import { sceneOf } from './run.ts';

export interface Invitation extends Omit<CallOrder, 'source'> {
	/** Attributes of the Conference noun. */
	attributes: Record<string, string>;
}

export interface ParticipantChange {
	held?: boolean | undefined;
	muted?: boolean | undefined;
	endsIt?: boolean | undefined;
	holdUrl?: string | undefined;
}

export function fetchConference(board: Board, sid: string): Conference {
	const conference = board.conferences.find((one) => one.sid === sid);
	if (!conference) throw notThere();
	return conference;
}

/** The newest first. */
export function listConferences(
	board: Board,
	filter: { name?: string | undefined; status?: Conference['status'] | undefined }
): Conference[] {
	const { name, status } = filter;
	return board.conferences
		.filter((one) => name === undefined || one.name === name)
		.filter((one) => status === undefined || one.status === status)
		.reverse();
}

export function endConference(board: Board, sid: string): Conference {
	const conference = fetchConference(board, sid);
	finish(board, conference, 'conference-ended-via-api');
	return conference;
}

export function listParticipants(
	board: Board,
	sid: string,
	filter: { held?: boolean | undefined; muted?: boolean | undefined } = {}
): Participant[] {
	const { held, muted } = filter;
	return fetchConference(board, sid)
		.participants.filter(({ call }) => !isOver(call))
		.filter((one) => held === undefined || one.held === held)
		.filter((one) => muted === undefined || one.muted === muted);
}

/** By the call, or by the label that was given. */
export function fetchParticipant(board: Board, sid: string, who: string): Participant {
	const { participants, status } = fetchConference(board, sid);
	const found = participants.find(({ call, label }) => call.sid === who || label === who);
	if (!found || status === 'completed' || isOver(found.call)) throw notThere();
	return found;
}

/** Rings somebody who joins when they answer; the conference, by id or by name, is made when there is none. */
export function createParticipant(
	board: Board,
	conferenceIdOrName: string,
	{ attributes, ...order }: Invitation
): { conference: Conference; participant: Participant } {
	const known = board.conferences.find((one) => one.sid === conferenceIdOrName);
	if (!known && conferenceIdOrName.startsWith('CF')) throw notThere();
	const conference = known ?? conferenceNamed(board, conferenceIdOrName);
	const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
	const noun = `<Conference${written.join('')}>${escaped(conference.name)}</Conference>`;
	const twiml = `<Response><Dial>${noun}</Dial></Response>`;
	const call = createCall(board, { ...order, source: { twiml } });
	const participant = openParticipant(board, conference, call);
	participant.label = attributes.participantLabel ?? '';
	return { conference, participant };
}

export function updateParticipant(
	board: Board,
	sid: string,
	who: string,
	{ held, muted, endsIt, holdUrl }: ParticipantChange
): Participant {
	const participant = fetchParticipant(board, sid, who);
	if (endsIt !== undefined) participant.endsIt = endsIt;
	if (holdUrl !== undefined) participant.holdUrl = holdUrl;
	const soothe = sootherFor(board, participant);
	change(board, fetchConference(board, sid), participant, { held, muted }, soothe);
	return participant;
}

/** Sent away: goes on with what comes after the conference, or stops ringing. */
export function deleteParticipant(board: Board, sid: string, who: string): void {
	const participant = fetchParticipant(board, sid, who);
	if (participant.hasJoined) return participant.leave();
	goOut(board, fetchConference(board, sid), participant, true, sootherFor(board, participant));
	endCall(board, participant.call, 'canceled');
}

function sootherFor(board: Board, { call }: Participant): Soothe {
	return soother(sceneOf(board, call));
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
