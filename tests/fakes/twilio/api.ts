import type { IncomingHttpHeaders } from 'node:http';
import type { Account, SeenRequest, Violation } from './account.ts';
import type { Ending } from './ending.ts';
import { lossBefore } from './losses.ts';
import { listMessages } from './message-list.ts';
import { createMessage, deleteMessage, fetchMessage, updateMessage } from './messages.ts';
import { judgeAnswer, judgeRequest, operationFor } from './referee.ts';
import { notFound, refuse, refusalFor } from './refusal.ts';
import { breachOf } from './rules.ts';
import type { Operation } from './spec.ts';
import { playVoice } from './voice.ts';

export interface Arrival {
	method: string;
	url: URL;
	headers: IncomingHttpHeaders;
	text: string;
}

/** Answers one REST request; whatever breaks the contract, theirs or ours, is kept as a violation. */
export async function answer(account: Account, arrival: Arrival): Promise<Ending> {
	const seen = remember(account, arrival);
	const operation = operationFor(seen.method, seen.path);
	const ending = isKnown(account, arrival.headers.authorization)
		? await answerKnown(account, seen, operation, arrival.headers['content-type'])
		: (refusalFor('401') ?? refuse(notFound));
	if ('status' in ending) seen.status = ending.status;
	if (operation && ending.kind === 'json' && ending.status < 300) {
		account.violations.push(...judgeAnswer(operation, ending.status, ending.json));
	}
	return ending;
}

function remember(account: Account, { method, url, headers, text }: Arrival): SeenRequest {
	const shown = Object.entries(headers).filter(([name]) => name !== 'authorization');
	const seen: SeenRequest = {
		method,
		path: decodeURIComponent(url.pathname),
		params: gather(new URLSearchParams(text)),
		query: gather(url.searchParams),
		headers: Object.fromEntries(shown.map(([name, value]) => [name, String(value)]))
	};
	account.requests.push(seen);
	return seen;
}

function gather(entries: URLSearchParams): Record<string, unknown> {
	return Object.fromEntries(
		[...new Set(entries.keys())].map((name) => {
			const values = entries.getAll(name);
			return [name, values.length > 1 ? values : values[0]];
		})
	);
}

function isKnown({ options }: Account, authorization = ''): boolean {
	const given = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8');
	const { accountSid, authToken, apiKey } = options;
	return (
		given === `${accountSid}:${authToken}` ||
		(apiKey !== undefined && given === `${apiKey.sid}:${apiKey.secret}`)
	);
}

async function answerKnown(
	account: Account,
	seen: SeenRequest,
	operation: Operation | undefined,
	contentType: string | undefined
): Promise<Ending> {
	if (!operation) {
		complain(account, [{ operation: seen.method, part: 'path', detail: 'not in the subset' }]);
		return refuse(notFound);
	}
	const found = [
		...judgeContentType(operation, contentType),
		...judgeRequest(operation, seen.path, seen.query, seen.params)
	];
	complain(account, found);
	const ours = seen.path.startsWith(`/2010-04-01/Accounts/${account.options.accountSid}/`);
	if (!ours) return refuse(notFound);
	if (operation.id === 'CreateMessage') return send(account, seen, found);
	if (found[0]) return refuse({ status: 400, code: 20001, message: found[0].detail });
	return act(account, operation, seen);
}

function judgeContentType(operation: Operation, contentType = ''): Violation[] {
	const form = contentType.startsWith('application/x-www-form-urlencoded');
	if (form || !operation.bodySchema) return [];
	return [{ operation: operation.id, part: 'body', detail: 'content type' }];
}

function complain(account: Account, violations: Violation[]): void {
	account.violations.push(...violations);
}

function send(account: Account, seen: SeenRequest, found: Violation[]): Ending | Promise<Ending> {
	const breach = breachOf(seen.params, account);
	if (breach) {
		const detail = `${breach.field} ${breach.code}`;
		complain(account, [{ operation: 'CreateMessage', part: 'rule', detail }]);
		return refuse({ status: breach.status, code: breach.code, message: breach.message });
	}
	const badNumber = found.some(({ detail }) => detail === '/To format phone-number');
	if (badNumber) return refusalFor('21211') ?? refuse(notFound);
	if (found[0]) return refuse({ status: 400, code: 20001, message: found[0].detail });

	const script = account.playbook.choose(String(seen.params.To), String(seen.params.Body ?? ''));
	seen.reply = script.reply;
	return createMessage(account, seen.params, script);
}

function act(account: Account, operation: Operation, seen: SeenRequest): Ending | Promise<Ending> {
	const sid = operation.path.exec(seen.path)?.groups?.Sid ?? '';
	if (operation.id === 'ListMessage') {
		const reply = account.failing.get(operation.id)?.shift() ?? 'ok';
		return lossBefore(reply) ?? listMessages(account, seen.query);
	}
	if (operation.id === 'FetchMessage') return fetchMessage(account, sid);
	if (operation.id === 'UpdateMessage') return updateMessage(account, sid, seen.params);
	if (operation.id === 'DeleteMessage') return deleteMessage(account, sid);
	const played = playVoice(account, operation, seen);
	if (played) return played;
	complain(account, [{ operation: operation.id, part: 'path', detail: 'not played by this fake' }]);
	return refuse(notFound);
}
