import type { CallOrder } from '#server/demo/exchange/call-orders.ts';
import {
	isOver,
	lasted,
	type Call,
	type CallEvent,
	type CallStatus,
	type Source
} from '#server/demo/exchange/call.ts';
import type { Account } from './account.ts';
import type { Ending } from './ending.ts';
import { rfc2822 } from './message.ts';
import { listed } from './page.ts';
import type { Json } from './spec.ts';
import type { VoiceOperation } from './voice-request.ts';

export const callOperations: Record<string, VoiceOperation> = {
	CreateCall: (account, { params }) => {
		const order = { ...callOrder(params), source: sourceFrom(params)! };
		const call = account.exchange.orders.createCall(order);
		// as Twilio answers: nothing has happened yet
		return shown(201, { ...callJson(account, call), status: 'queued' });
	},
	FetchCall: (account, { named }) =>
		shown(200, callJson(account, account.exchange.orders.fetchCall(named.Sid!))),
	UpdateCall: (account, { named, params }) => {
		const call = account.exchange.orders.updateCall(named.Sid!, {
			status: text(params.Status) as 'completed' | undefined,
			source: sourceFrom(params),
			fallbackUrl: text(params.FallbackUrl),
			statusCallback: text(params.StatusCallback)
		});
		return shown(200, callJson(account, call));
	},
	DeleteCall: (account, { named }) => {
		account.exchange.orders.deleteCall(named.Sid!);
		return { kind: 'json', status: 204, json: undefined };
	},
	ListCall: (account, { query, path }) => {
		const { To, From, Status, ParentCallSid } = query;
		const on = moment(query.StartTime);
		const day = 86_399_000;
		const calls = account.exchange.orders.listCalls({
			...{ to: text(To), from: text(From), parentSid: text(ParentCallSid) },
			status: text(Status) as CallStatus | undefined,
			startedFrom: on ?? moment(query['StartTime>']),
			startedUntil: on ? new Date(+on + day) : moment(query['StartTime<'])
		});
		return listed(
			path,
			query,
			'calls',
			calls.map((one) => callJson(account, one))
		);
	}
};

/** What creating a call and inviting somebody have in common. */
export function callOrder(params: Json): Omit<CallOrder, 'source'> {
	const events = [params.StatusCallbackEvent ?? 'completed'].flat() as string[];
	return {
		...{ to: String(params.To), from: String(params.From) },
		statusCallback: text(params.StatusCallback),
		events: events.flatMap((one) => one.split(' ')) as CallEvent[],
		fallbackUrl: text(params.FallbackUrl),
		...{ timeout: params.Timeout as number, timeLimit: params.TimeLimit as number },
		machineDetection: text(params.MachineDetection) as CallOrder['machineDetection']
	};
}

function sourceFrom({ Url, Twiml }: Json): Source | undefined {
	if (Url !== undefined) return { url: String(Url) };
	return Twiml === undefined ? undefined : { twiml: String(Twiml) };
}

export function text(value: unknown): string | undefined {
	return value === undefined ? undefined : String(value);
}

function moment(value: unknown): Date | undefined {
	return value === undefined ? undefined : new Date(String(value));
}

export function shown(status: number, json: Json): Ending {
	return { kind: 'json', status, json };
}

/** The resource as Twilio shows it. */
export function callJson({ options, exchange }: Account, call: Call): Json {
	const { accountSid } = options;
	const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}`;
	const { clock, numbers } = exchange.board;
	const ours = numbers.find(({ number }) => number === call.to || number === call.from);
	const subresources = ['notifications', 'recordings', 'payments', 'events', 'siprec', 'streams'];
	return {
		account_sid: accountSid,
		answered_by: call.answeredBy ?? null,
		api_version: '2010-04-01',
		caller_name: null,
		date_created: rfc2822(call.createdAt),
		date_updated: rfc2822(call.endedAt ?? call.answeredAt ?? call.createdAt),
		direction: call.direction,
		duration: isOver(call) ? String(lasted(call, clock.now())) : null,
		end_time: call.endedAt ? rfc2822(call.endedAt) : null,
		forwarded_from: null,
		from: call.from,
		from_formatted: call.from,
		group_sid: null,
		parent_call_sid: call.parentSid ?? null,
		phone_number_sid: ours?.sid ?? null,
		price: null,
		price_unit: 'USD',
		queue_time: '0',
		sid: call.sid,
		start_time: rfc2822(call.createdAt),
		status: call.status,
		subresource_uris: Object.fromEntries(
			subresources.map((name) => [name, `${uri}/${name[0]!.toUpperCase()}${name.slice(1)}.json`])
		),
		to: call.to,
		to_formatted: call.to,
		trunk_sid: null,
		uri: `${uri}.json`
	};
}
