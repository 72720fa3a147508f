import type { ServerResponse } from 'node:http';

/** How one request ends. `afterwards` runs when the client has its answer, or has lost it. */
export type Ending = { afterwards?: () => Promise<void> } & (
	| { kind: 'json'; status: number; json: unknown; headers?: Record<string, string> }
	| { kind: 'text'; status: number; text: string; type: string }
	| { kind: 'drop' }
	| { kind: 'hang' }
);

export async function end(response: ServerResponse, ending: Ending): Promise<void> {
	// a client that was killed meanwhile has closed it already
	if (ending.kind === 'hang' || response.closed) return;
	const closed = new Promise<void>((done) => response.once('close', done));
	if (ending.kind === 'drop') response.socket?.resetAndDestroy();
	else write(response, ending);
	await closed;
}

function write(response: ServerResponse, ending: Extract<Ending, { status: number }>): void {
	const json = ending.kind === 'json';
	const headers = {
		...(json ? ending.headers : {}),
		'content-type': json ? 'application/json;charset=utf-8' : ending.type
	};
	response.writeHead(ending.status, headers);
	if (ending.status === 204) response.end();
	else response.end(json ? JSON.stringify(ending.json) : ending.text);
}
