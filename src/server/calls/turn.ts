import { waitsForThem, type Call, type CallEvent } from '#domain/call.ts';
import { step } from '#domain/call-steps.ts';
import { callbackFor } from '#domain/missed-call.ts';
import { alertFor } from '../intakes/keep.ts';
import { openText } from '../keys/envelope.ts';
import { indexOf, unwrap } from '../keys/ring.ts';
import type { Work } from '../work.ts';
import * as calls from './held.store.ts';
import type { By, HeldCall } from './held.store.ts';

/**
 * One event of a call, by its rules, with all that follows from it in this transaction: what is to be asked of the
 * network, and the message it becomes when nobody spoke with them. Undefined when there is no such call.
 */
export async function turn(
	work: Work,
	by: By,
	event: CallEvent | ((held: HeldCall) => CallEvent | Promise<CallEvent> | undefined)
): Promise<HeldCall | undefined> {
	const held = await calls.hold(work, by);
	if (!held) return undefined;
	const happens = typeof event === 'function' ? await event(held) : event;
	if (!happens) return held;
	const { call, orders } = step(held.rules, happens);
	if (call === held.rules) return held;
	// asked in this order; neither waits for the other's answer
	await Promise.all([calls.keep(work, held.id, call, orders), afterwards(work, held, call)]);
	return { ...held, rules: call };
}

/** They have left the room: so they were in it, also when that was told and got lost, and were spoken with. */
export async function theyWereIn(work: Work, by: By): Promise<void> {
	const held = await calls.hold(work, by);
	if (!held) return;
	// from when on, as far as it is known
	const isKnown = waitsForThem(held.rules);
	if (isKnown) await turn(work, by, { kind: 'they-join' });
	await turn(work, by, { kind: isKnown ? 'they-end' : 'were-in' });
}

async function afterwards(work: Work, held: HeldCall, { state, ...call }: Call): Promise<void> {
	if (state !== 'over' || held.rules.state === 'over') return;
	if (call.end === 'untold') await calls.told(work, held.id, undefined);
	if (call.end !== 'abandoned' && call.end !== 'callback') return;
	const { level = 'T3', acuteUnclear } = held;
	await calls.missed(work, held.id, {
		callback: callbackFor(call),
		index: call.asked ? await typedIndex(work, held) : undefined,
		alert: await alertFor(work, { level, acuteUnclear })
	});
}

/** The number they gave by keys, E.164. */
export async function typedNumber(work: Work, held: HeldCall): Promise<string | undefined> {
	const sealed = await calls.typed(work, held.id);
	return sealed && held.key && openText(unwrap(work.keys, held.key), numberPlace(held.id), sealed);
}

async function typedIndex(work: Work, held: HeldCall): Promise<Buffer | undefined> {
	const number = await typedNumber(work, held);
	return number === undefined ? undefined : indexOf(work.keys, 'phone', number);
}

export function numberPlace(callId: string) {
	return { table: 'call', row: callId, column: 'sealed' };
}
