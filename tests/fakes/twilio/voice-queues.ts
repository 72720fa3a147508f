import type { Waiting } from '#server/demo/exchange/queue-orders.ts';
import { averageWait, type Queue } from '#server/demo/exchange/queue.ts';
import type { Account } from './account.ts';
import { rfc2822 } from './message.ts';
import { listed } from './page.ts';
import type { Json } from './spec.ts';
import { shown, text } from './voice-calls.ts';
import type { VoiceOperation } from './voice-request.ts';

export const queueOperations: Record<string, VoiceOperation> = {
	ListQueue: (account, { query, path }) => {
		const queues = account.exchange.board.queues.map((one) => queueJson(account, one));
		return listed(path, query, 'queues', queues);
	},
	CreateQueue: (account, { params }) => {
		const most = params.MaxSize as number | undefined;
		const queue = account.exchange.orders.createQueue(String(params.FriendlyName), most);
		return shown(201, queueJson(account, queue));
	},
	FetchQueue: (account, { named }) =>
		shown(200, queueJson(account, account.exchange.orders.fetchQueue(named.Sid!))),
	UpdateQueue: (account, { named, params }) => {
		const change = { name: text(params.FriendlyName), most: params.MaxSize as number | undefined };
		return shown(200, queueJson(account, account.exchange.orders.updateQueue(named.Sid!, change)));
	},
	DeleteQueue: (account, { named }) => {
		account.exchange.orders.deleteQueue(named.Sid!);
		return { kind: 'json', status: 204, json: undefined };
	},
	ListMember: (account, { named, query, path }) => {
		const members = account.exchange.orders.listMembers(named.QueueSid!);
		return listed(
			path,
			query,
			'queue_members',
			members.map((one) => memberJson(account, one))
		);
	},
	FetchMember: (account, { named }) => {
		const { QueueSid = '', CallSid = '' } = named;
		return shown(200, memberJson(account, account.exchange.orders.fetchMember(QueueSid, CallSid)));
	},
	UpdateMember: (account, { named, params }) => {
		const { QueueSid = '', CallSid = '' } = named;
		const waiting = account.exchange.orders.updateMember(QueueSid, CallSid, String(params.Url));
		return shown(200, memberJson(account, waiting));
	}
};

function queueJson({ options: { accountSid } }: Account, queue: Queue): Json {
	return {
		account_sid: accountSid,
		average_wait_time: averageWait(queue),
		current_size: queue.members.length,
		date_created: rfc2822(queue.createdAt),
		date_updated: rfc2822(queue.updatedAt),
		friendly_name: queue.name,
		max_size: queue.mostMembers,
		sid: queue.sid,
		uri: `/2010-04-01/Accounts/${accountSid}/Queues/${queue.sid}.json`
	};
}

function memberJson({ options: { accountSid } }: Account, waiting: Waiting): Json {
	const { queueSid, callSid, since, position, seconds } = waiting;
	return {
		call_sid: callSid,
		date_enqueued: rfc2822(since),
		position,
		queue_sid: queueSid,
		uri: `/2010-04-01/Accounts/${accountSid}/Queues/${queueSid}/Members/${callSid}.json`,
		wait_time: seconds
	};
}
