import { hear } from './board.ts';
import { isOver } from './call.ts';
import { dialNumbers } from './dial-numbers.ts';
import { dialQueue } from './dial-queue.ts';
import type { Verb } from './document.ts';
import { joinConference } from './join.ts';
import type { Dialled } from './dialled.ts';
import { absolute, pathOf, type Next, type Scene } from './scene.ts';
import { tellAction } from './script.ts';
import { CutOff } from './thread.ts';

/** Puts a call through to telephones, a conference or a queue, and goes on at the action afterwards. */
export async function dial(scene: Scene, verb: Verb): Promise<Next> {
	const { action } = verb.attributes;
	const dialled: Dialled = { status: 'failed' };
	const url = action && absolute(scene, action);
	try {
		await putThrough(scene, verb, dialled);
	} catch (error) {
		if (!(error instanceof CutOff)) throw error;
		// whoever hung up is told about; whoever was moved is already elsewhere
		if (url && isOver(scene.call)) await tellAction(scene, url, paramsOf(dialled));
		throw error;
	}
	return url ? { goTo: { url, params: paramsOf(dialled) } } : undefined;
}

function putThrough(scene: Scene, verb: Verb, dialled: Dialled): Promise<void> {
	const { callerId } = verb.attributes;
	const [first] = verb.inside;
	if (callerId !== undefined && !mayShow(scene, callerId)) {
		scene.board.refuse({
			path: pathOf(scene),
			code: 13_214,
			detail: 'callerId is no number of ours'
		});
		hear(scene.board, scene.call, { what: 'tone', text: 'error' });
		return Promise.resolve();
	}
	if (first?.name === 'Conference') return joinConference(scene, verb, first, dialled);
	if (first?.name === 'Queue') return dialQueue(scene, verb, first, dialled);
	return dialNumbers(scene, verb, dialled);
}

function mayShow({ board, call }: Scene, callerId: string): boolean {
	return [call.from, call.to, ...board.numbers.map((one) => one.number)].includes(callerId);
}

function paramsOf({ status, sid, seconds }: Dialled) {
	return {
		...(sid ? { DialCallSid: sid } : {}),
		DialCallStatus: status,
		...(seconds === undefined ? {} : { DialCallDuration: String(seconds), DialBridged: 'true' })
	};
}
