import { house } from '../house.ts';
import { signatureOf } from '../integrations/twilio/signature.ts';
import { telephoneDoor } from '../webhooks/secret.ts';
import { orderKey, orderPath, type CallOrder } from './order.ts';

const longestMs = 20_000;

/** Over the network to ourselves, signed as Twilio signs: the same door, nothing beside it. Undefined outside the demo. */
export async function postSigned(
	address: string,
	form: Record<string, string>
): Promise<Response | undefined> {
	const door = telephoneDoor();
	if (!door || house().config.mode !== 'demo') return undefined;
	return post(door.base + address, {
		headers: { 'x-twilio-signature': signatureOf(door.token, door.base + address, form) },
		body: new URLSearchParams(form)
	});
}

/** From the worker to the network, which lives in the web process. */
export async function postOrder(order: CallOrder): Promise<Response> {
	const { origin } = house().config;
	return post(origin + orderPath, {
		headers: { origin, 'content-type': 'application/json', authorization: orderKey() },
		body: JSON.stringify(order)
	});
}

// whatever answers stays here: a redirect is an answer, and not followed
function post(url: string, request: RequestInit): Promise<Response> {
	const signal = AbortSignal.timeout(longestMs);
	return fetch(url, { method: 'POST', redirect: 'manual', signal, ...request });
}
