import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A route as the built server has it. */
export interface BuiltRoute {
	id: string;
	hasPage: boolean;
	actions: string[];
	methods: string[];
}
interface Manifest {
	_: {
		routes: {
			id: string;
			page: { leaf: number } | null;
			endpoint?: (() => Promise<Record<string, unknown>>) | null;
		}[];
		nodes: (() => Promise<{ server?: { actions?: Record<string, unknown> } }>)[];
	};
}

const root = resolve(import.meta.dirname, '../..');
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/** Every route with its actions and methods, from the table that the server itself goes by. */
export async function builtRoutes(): Promise<BuiltRoute[]> {
	const file = pathToFileURL(resolve(root, '.svelte-kit/output/server/manifest-full.js'));
	const { manifest } = (await import(file.href)) as { manifest: Manifest };
	return Promise.all(
		manifest._.routes.map(async ({ id, page, endpoint }) => {
			const node = page ? await manifest._.nodes[page.leaf]!() : undefined;
			const server = endpoint ? await endpoint() : {};
			return {
				id,
				hasPage: Boolean(page),
				actions: Object.keys(node?.server?.actions ?? {}),
				methods: Object.keys(server).filter((name) => methods.includes(name))
			};
		})
	);
}

/** The routes that the sources hold: a folder with a page or an endpoint. */
export function writtenRoutes(): string[] {
	const files = globSync('src/routes/**/+{page.svelte,page.server.ts,page.ts,server.ts}', {
		cwd: root
	});
	return [
		...new Set(
			files.map((file) => file.replace(/^src\/routes/, '').replace(/\/\+[^/]+$/, '') || '/')
		)
	].toSorted();
}

/** The address of a route with these values in it. */
export function pathOf(id: string, values: Record<string, string>): string {
	const steps = id.split('/').filter((step) => step && !step.startsWith('('));
	return `/${steps.map((step) => step.replace(/\[(\w+)(=\w+)?\]/, (_, name: string) => values[name]!)).join('/')}`;
}
