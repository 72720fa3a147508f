import { orderLine } from '../demo/order-line.ts';
import { house, type House } from '../house.ts';
import type { CallProvider } from '../integrations/calls.ts';
import { twilioCalls } from '../integrations/twilio/calls.ts';

const opened = new WeakMap<House['config'], CallProvider>();

/** Through whom calls are made; undefined where no number of ours is set: then somebody who calls is called back by hand. */
export function telephone(): CallProvider | undefined {
	const { config, calls } = house();
	if (calls) return calls;
	const made = opened.get(config) ?? make(config);
	if (made) opened.set(config, made);
	return made;
}

function make({ mode, twilio }: House['config']): CallProvider | undefined {
	if (mode === 'demo') return orderLine;
	return twilio?.voiceNumber ? twilioCalls(twilio, twilio.voiceNumber) : undefined;
}
