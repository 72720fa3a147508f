import { failureReport } from '../failure.ts';
import { isBodySigned, isSigned, type FormFields } from '../integrations/twilio/signature.ts';
import { telephoneDoor } from './secret.ts';

export interface Heard {
	/** The first value of a field, without NUL; empty when absent. */
	field(name: string): string;
	search: URLSearchParams;
}

const mostBytes = 65_536;

/**
 * Lets in what Twilio signed for our own address and answers with what `act` makes of it; whatever
 * else comes gets a bare status. `url` gives path and query as received, its host is not believed.
 * A failure of ours answers 503, so that the retries registered at Twilio apply.
 */
export async function openTo(
	request: Request,
	url: URL,
	act: (heard: Heard) => Promise<Response>
): Promise<Response> {
	const door = telephoneDoor();
	if (!door) return refused(503);
	const fields = await readFields(request);
	if (typeof fields === 'number') return refused(fields);
	const address = door.base + url.pathname + url.search;
	const signature = request.headers.get('x-twilio-signature');
	if (!isSigned(door.token, signature, address, fields)) return refused(403);
	try {
		return await act({ field: (name) => firstOf(fields[name]), search: url.searchParams });
	} catch (error) {
		report(error);
		return refused(503);
	}
}

/** The same of a JSON body: the address holds its hash, and both are signed. */
export async function openToBody(request: Request, url: URL): Promise<Response> {
	const door = telephoneDoor();
	if (!door) return refused(503);
	if (!(request.headers.get('content-type') ?? '').startsWith('application/json'))
		return refused(415);
	if (await isTooLarge(request)) return refused(413);
	const body = await request.text();
	if (body.length > mostBytes) return refused(413);
	const address = door.base + url.pathname + url.search;
	const signature = request.headers.get('x-twilio-signature');
	return isBodySigned(door.token, signature, address, body)
		? new Response(null, { status: 204 })
		: refused(403);
}

/** An id or a code of the network; empty when it is neither. */
export function shortWord(text: string): string {
	return /^[\w-]{1,40}$/.test(text) ? text : '';
}

/** A line for the log without anything of the request. */
export function report(error: unknown): void {
	process.stderr.write(`${JSON.stringify({ webhook: failureReport(error) })}\n`);
}

async function readFields(request: Request): Promise<FormFields | number> {
	const type = request.headers.get('content-type') ?? '';
	if (!type.startsWith('application/x-www-form-urlencoded')) return 415;
	if (await isTooLarge(request)) return 413;
	const text = await request.text();
	if (text.length > mostBytes) return 413;
	const sent = new URLSearchParams(text);
	const names = [...new Set(sent.keys())];
	return Object.assign(
		Object.create(null) as FormFields,
		Object.fromEntries(names.map((name) => [name, oneOrAll(sent.getAll(name))]))
	);
}

/** By what it says of itself. It is read to its end all the same: whoever still sends does not hear the answer. */
async function isTooLarge(request: Request): Promise<boolean> {
	if (Number(request.headers.get('content-length') ?? 0) <= mostBytes) return false;
	await request.body?.pipeTo(new WritableStream()).catch(() => undefined);
	return true;
}

function oneOrAll(values: string[]): string | string[] {
	return values.length === 1 ? (values[0] ?? '') : values;
}

function firstOf(value: string | string[] | undefined): string {
	return ([value].flat()[0] ?? '').replaceAll('\0', '');
}

function refused(status: number): Response {
	const headers = {
		'cache-control': 'no-store',
		...(status === 503 ? { 'retry-after': '5' } : {})
	};
	return new Response(null, { status, headers });
}
