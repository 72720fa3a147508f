import type { Ending } from './ending.ts';
import { refusalFor, refuse } from './refusal.ts';
import type { Reply } from './script.ts';

/** How a request ends that Twilio does not carry out; undefined when it does. */
export function lossBefore(reply: Reply): Ending | undefined {
	if (reply === 'refuse-then-drop') return { kind: 'drop' };
	if (reply === 'hang') return { kind: 'hang' };
	if (reply === '500') return serverError();
	return reply === '502' ? badGateway() : refusalFor(reply);
}

/** How a request ends that was carried out, when its answer is lost. */
export function lossAfter(reply: Reply): Ending | undefined {
	if (reply === 'accept-then-drop') return { kind: 'drop' };
	if (reply === 'accept-then-hang') return { kind: 'hang' };
	if (reply === 'accept-then-502') return badGateway();
	if (reply === 'accept-then-garbage') {
		return { kind: 'text', status: 201, text: '{"sid": "SM', type: 'application/json' };
	}
	return reply === 'accept-then-500' ? serverError() : undefined;
}

function serverError(): Ending {
	return refuse({ status: 500, code: 20500, message: 'Internal Server Error' });
}

function badGateway(): Ending {
	const text = '<html><body><h1>502 Bad Gateway</h1></body></html>';
	return { kind: 'text', status: 502, text, type: 'text/html' };
}
