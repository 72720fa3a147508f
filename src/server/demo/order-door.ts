import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { CallProvider } from '../integrations/calls.ts';
import { network } from './network.ts';
import { orderKey, orderShape, type CallOrder } from './order.ts';

/** An order of the worker to the network. Without the key, as outside the demo, there is nothing here. */
export async function hearOrder(request: Request): Promise<Response> {
	const { calls } = network() ?? {};
	if (!calls || !isOurs(request.headers.get('authorization') ?? '')) return bare(404);
	const order = v.safeParse(orderShape, await request.json().catch(() => undefined));
	return order.success ? Response.json(await carryOut(calls, order.output)) : bare(400);
}

function isOurs(key: string): boolean {
	const [given, wanted] = [Buffer.from(key), Buffer.from(orderKey())];
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function carryOut(calls: CallProvider, order: CallOrder): Promise<unknown> {
	switch (order.act) {
		case 'place':
			return calls.place(order.call);
		case 'end':
			return calls.end(order.id);
		case 'redirect':
			return calls.redirect(order.id, order.url);
		case 'fetch':
			return calls.fetchFromQueue(order.queue, order.id, order.url);
		case 'hold':
			return calls.hold(order.conference, order.id, order.held);
		case 'find':
			return calls.find(order.id);
		default:
			return calls.findInbound(new Date(0));
	}
}

function bare(status: number): Response {
	return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}
