import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plainEnvironment } from '../../src/start/environment.ts';
import { runStep } from '../../src/start/step.ts';

/** The least a SvelteKit page can be: what our pages are compared with. */
const files: Record<string, string> = {
	'package.json': '{ "name": "bare", "private": true, "type": "module" }',
	'svelte.config.js': `import adapter from '@sveltejs/adapter-node';
		export default { kit: { adapter: adapter() } };`,
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
		export default { plugins: [sveltekit()] };`,
	'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" }',
	'src/app.html': `<!doctype html><html lang="en"><head><meta charset="utf-8" />%sveltekit.head%</head>
		<body><div>%sveltekit.body%</div></body></html>`,
	'src/routes/+page.server.js': `export const load = () => ({ name: 'bare' });`,
	'src/routes/+page.svelte': `<script>let { data } = $props();</script>
		<svelte:head><title>{data.name}</title></svelte:head>
		<h1>A {data.name} page</h1><p>Nothing is asked of a database for it.</p>`
};

/** Builds it inside the checkout, where it finds the same packages; gives the entry of its server. */
export async function buildBareApp(root: string): Promise<string> {
	const folder = join(root, '.data', 'bench', 'bare');
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	const built = await runStep(
		'building a bare SvelteKit server',
		[join(root, 'node_modules/vite/bin/vite.js'), 'build'],
		{ root: folder, env: { ...plainEnvironment(), NODE_ENV: 'production' } }
	);
	if (built.code !== 0) throw new Error(`the bare server could not be built: ${built.printed}`);
	return join(folder, 'build', 'index.js');
}
