import { registerHooks } from 'node:module';

// postgres 3.4.9 sends a little later, perhaps when the connection has gone by then. That ends the process, or leaves a
// connection that never sends again (porsager/postgres 1154, 1208). A connection that breaks while it is being set up also
// refuses a promise that nobody holds. Mended while it is loaded; a later release may make this needless.
const mends = [
	[
		'const x = socket.write(chunk, fn)',
		`if (socket === null) return (chunk = nextWriteTimer = null, false)
		const x = socket.write(chunk, fn)`
	],
	[
		'clearImmediate(nextWriteTimer)\n    socket.',
		'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.'
	],
	[
		'clearImmediate(nextWriteTimer)\n    if (socket',
		'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    if (socket'
	],
	['return fetchArrayTypes()', 'return fetchArrayTypes().catch(errored)']
] as const;

registerHooks({
	load(url, context, next) {
		const loaded = next(url, context);
		if (!url.endsWith('/postgres/src/connection.js')) return loaded;
		return { ...loaded, source: mended(String(loaded.source)) };
	}
});

function mended(source: string): string {
	return mends.reduce((text, [from, to]) => {
		if (text.split(from).length !== 2)
			throw new Error('the database driver changed: see src/server/db/driver.ts');
		return text.replace(from, () => to);
	}, source);
}

// not before the hook stands
const { default: postgres } = await import('postgres');
const { drizzle } = await import('drizzle-orm/postgres-js');

export { drizzle, postgres };
