import type { Conference, Participant } from '#server/demo/exchange/conference.ts';
import { isOver, type CallStatus } from '#server/demo/exchange/call.ts';
import type { Account } from './account.ts';
import { rfc2822 } from './message.ts';
import { listed } from './page.ts';
import type { Json } from './spec.ts';
import { callOrder, shown, text } from './voice-calls.ts';
import type { VoiceOperation } from './voice-request.ts';

export const conferenceOperations: Record<string, VoiceOperation> = {
	ListConference: (account, { query, path }) => {
		const status = text(query.Status) as Conference['status'] | undefined;
		const filter = { name: text(query.FriendlyName), status };
		const found = account.exchange.orders.listConferences(filter);
		const conferences = found.map((one) => conferenceJson(account, one));
		return listed(path, query, 'conferences', conferences);
	},
	FetchConference: (account, { named }) =>
		shown(200, conferenceJson(account, account.exchange.orders.fetchConference(named.Sid!))),
	UpdateConference: (account, { named, params }) => {
		const { orders } = account.exchange;
		const act = params.Status === 'completed' ? orders.endConference : orders.fetchConference;
		return shown(200, conferenceJson(account, act(named.Sid!)));
	},
	ListParticipant: (account, { named, query, path }) => {
		const { orders } = account.exchange;
		const sid = named.ConferenceSid!;
		const filter = { held: query.Hold as boolean, muted: query.Muted as boolean };
		const conference = orders.fetchConference(sid);
		const participants = orders
			.listParticipants(sid, filter)
			.map((one) => participantJson(account, conference, one));
		return listed(path, query, 'participants', participants);
	},
	CreateParticipant: (account, { named, params }) => {
		const { conference, participant } = account.exchange.orders.createParticipant(
			named.ConferenceSid!,
			{ ...callOrder(params), attributes: attributesFrom(params) }
		);
		const json = participantJson(account, conference, participant);
		return shown(201, { ...json, status: 'queued' });
	},
	FetchParticipant: (account, { named }) => shownParticipant(account, named),
	UpdateParticipant: (account, { named, params }) => {
		account.exchange.orders.updateParticipant(named.ConferenceSid!, named.CallSid!, {
			...{ held: params.Hold as boolean, muted: params.Muted as boolean },
			endsIt: params.EndConferenceOnExit as boolean,
			holdUrl: text(params.HoldUrl)
		});
		return shownParticipant(account, named);
	},
	DeleteParticipant: (account, { named }) => {
		account.exchange.orders.deleteParticipant(named.ConferenceSid!, named.CallSid!);
		return { kind: 'json', status: 204, json: undefined };
	}
};

function shownParticipant(account: Account, named: Record<string, string>) {
	const { orders } = account.exchange;
	const { ConferenceSid = '', CallSid = '' } = named;
	const participant = orders.fetchParticipant(ConferenceSid, CallSid);
	return shown(200, participantJson(account, orders.fetchConference(ConferenceSid), participant));
}

const nounNames: Record<string, string> = {
	Beep: 'beep',
	Muted: 'muted',
	Label: 'participantLabel',
	StartConferenceOnEnter: 'startConferenceOnEnter',
	EndConferenceOnExit: 'endConferenceOnExit',
	WaitUrl: 'waitUrl',
	MaxParticipants: 'maxParticipants',
	ConferenceStatusCallback: 'statusCallback'
};

function attributesFrom(params: Json): Record<string, string> {
	const named = Object.entries(nounNames)
		.filter(([name]) => params[name] !== undefined)
		.map(([name, attribute]) => [attribute, String(params[name])]);
	const events = [params.ConferenceStatusCallbackEvent ?? []].flat().join(' ');
	return {
		...Object.fromEntries(named),
		...(events === '' ? {} : { statusCallbackEvent: events })
	};
}

function conferenceJson({ options: { accountSid } }: Account, conference: Conference): Json {
	const uri = `/2010-04-01/Accounts/${accountSid}/Conferences/${conference.sid}`;
	return {
		account_sid: accountSid,
		api_version: '2010-04-01',
		call_sid_ending_conference: conference.endedBy?.call.sid ?? null,
		date_created: rfc2822(conference.createdAt),
		date_updated: rfc2822(conference.updatedAt),
		friendly_name: conference.name,
		reason_conference_ended: conference.endedBecause ?? null,
		region: 'ie1',
		sid: conference.sid,
		status: conference.status,
		subresource_uris: { participants: `${uri}/Participants.json` },
		uri: `${uri}.json`
	};
}

function participantJson(account: Account, { sid }: Conference, participant: Participant): Json {
	const { accountSid } = account.options;
	const { call, label, muted, held, startsIt, endsIt, since } = participant;
	return {
		account_sid: accountSid,
		call_sid: call.sid,
		call_sid_to_coach: null,
		coaching: false,
		conference_sid: sid,
		date_created: rfc2822(since),
		date_updated: rfc2822(since),
		end_conference_on_exit: endsIt,
		hold: held,
		label: label || null,
		muted,
		queue_time: null,
		start_conference_on_enter: startsIt,
		status: isOver(call) ? 'complete' : statusNames[call.status],
		uri: `/2010-04-01/Accounts/${accountSid}/Conferences/${sid}/Participants/${call.sid}.json`
	};
}

const statusNames: Partial<Record<CallStatus, string>> = {
	queued: 'queued',
	ringing: 'ringing',
	'in-progress': 'connected'
};
