import { invalidateAll } from '$app/navigation';

const waiting = new Map<string, string>();
const underWay = new Set<string>();

/** The keys of one telephone go out in the order in which they were pressed, however fast. */
export async function press(call: string, key: string): Promise<void> {
	waiting.set(call, (waiting.get(call) ?? '') + key);
	if (underWay.has(call)) return;
	underWay.add(call);
	try {
		for (let keys = taken(call); keys !== ''; keys = taken(call)) await send(call, keys);
	} finally {
		underWay.delete(call);
	}
	await invalidateAll();
}

function taken(call: string): string {
	const keys = waiting.get(call) ?? '';
	waiting.delete(call);
	return keys;
}

async function send(call: string, key: string): Promise<void> {
	await fetch('/demo/telephone?/press', {
		method: 'POST',
		headers: { 'x-sveltekit-action': 'true' },
		body: new URLSearchParams({ call, key })
	});
}
