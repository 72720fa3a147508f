import type { Handset } from './exchange/handset.ts';
import { network } from './network.ts';
import { callers } from './telephone-people.ts';

const keys = /^[0-9*#]{1,40}$/;

/** Somebody calls our number; nothing when their telephone is in use. */
export function dial(id: string): void {
	const net = network();
	const caller = callers.find((one) => one.id === id);
	if (!net || !caller) return;
	const { number, withheld = false } = caller;
	if (net.exchange.telephone(number).state === 'idle') net.exchange.dialIn(number, { withheld });
}

export type Act = 'answer' | 'decline' | 'voicemail' | 'hangUp';

/** What somebody does with the telephone of this call; nothing when it is over, or does not ring any more. */
export function play(call: string, act: Act): void {
	const found = handsetOn(call);
	if (!found) return;
	if (act === 'hangUp') return found.hangUp();
	if (found.state !== 'ringing') return;
	if (act === 'decline') return found.decline();
	if (act === 'voicemail') network()?.machines.add(call);
	found.answer(act === 'voicemail' ? 'machine' : 'human');
}

export function press(call: string, pressed: string): void {
	if (keys.test(pressed)) handsetOn(call)?.press(pressed);
}

function handsetOn(call: string): Handset | undefined {
	const { exchange } = network() ?? {};
	const phones = [...(exchange?.board.telephones.values() ?? [])];
	const found = phones.find(({ line }) => line?.callSid === call);
	return found && exchange?.telephone(found.number);
}
