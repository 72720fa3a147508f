import { Refused } from '#server/demo/exchange/refused.ts';
import type { Account, SeenRequest } from './account.ts';
import type { Ending } from './ending.ts';
import { lossAfter, lossBefore } from './losses.ts';
import { notFound, refuse } from './refusal.ts';
import type { Operation } from './spec.ts';
import { callOperations } from './voice-calls.ts';
import { conferenceOperations } from './voice-conferences.ts';
import { numberOperations } from './voice-numbers.ts';
import { queueOperations } from './voice-queues.ts';
import type { VoiceOperation } from './voice-request.ts';
import { voiceBreachOf } from './voice-rules.ts';

const all: Record<string, VoiceOperation> = {
	...callOperations,
	...queueOperations,
	...conferenceOperations,
	...numberOperations
};

/** Carries out what is asked about calls, queues, conferences and numbers; undefined: not played here. */
export function playVoice(
	account: Account,
	operation: Operation,
	seen: SeenRequest
): Ending | Promise<Ending> | undefined {
	const act = all[operation.id];
	if (!act) return undefined;
	const breach = voiceBreachOf(operation.id, seen.params, account);
	if (breach) {
		const detail = `${breach.field} ${breach.code}`;
		account.violations.push({ operation: operation.id, part: 'rule', detail });
		return refuse({ status: 400, code: breach.code, message: breach.message });
	}
	const named = { ...operation.path.exec(seen.path)?.groups } as Record<string, string>;
	const { query, params, path } = seen;
	return withLosses(account, operation.id, seen, () =>
		orRefused(() => act(account, { named, query, params, path }))
	);
}

async function withLosses(
	account: Account,
	operation: string,
	seen: SeenRequest,
	act: () => Ending
): Promise<Ending> {
	const isNewCall = operation === 'CreateCall';
	const script = isNewCall ? account.playbook.choose(String(seen.params.To), '') : undefined;
	const reply = script?.reply ?? account.failing.get(operation)?.shift() ?? 'ok';
	if (script || reply !== 'ok') seen.reply = reply;
	const before = lossBefore(reply);
	if (before) return before;
	const ending = act();
	if (script?.when === 'before-answer') await account.exchange.quiet();
	return lossAfter(reply) ?? ending;
}

function orRefused(act: () => Ending): Ending {
	try {
		return act();
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		if (error.status === 404) return refuse(notFound);
		return refuse({ status: error.status, code: error.code, message: error.message });
	}
}
