import * as v from 'valibot';
import { house } from '../house.ts';
import { codeIndex } from '../keys/ring.ts';

const text = v.string();

const call = v.object({
	...{ to: text, answerAt: text, reportTo: text, ringSeconds: v.number() },
	mostSeconds: v.optional(v.number()),
	asksWhoAnswers: v.optional(v.boolean())
});

/** What the worker asks of the demo's network, as it goes over the wire. */
export const orderShape = v.variant('act', [
	v.object({ act: v.literal('place'), call }),
	v.object({ act: v.literal('end'), id: text }),
	v.object({ act: v.literal('redirect'), id: text, url: text }),
	v.object({ act: v.literal('fetch'), queue: text, id: text, url: text }),
	v.object({ act: v.literal('hold'), conference: text, id: text, held: v.boolean() }),
	v.object({ act: v.literal('find'), id: text }),
	v.object({ act: v.literal('inbound') })
]);
export type CallOrder = v.InferOutput<typeof orderShape>;

export const orderPath = '/demo/telephone/exchange';

/** Who may give orders: whoever has the keys of this house. */
export function orderKey(): string {
	return `Bearer ${codeIndex(house().keys, 'form', 'demo exchange').toString('hex')}`;
}
