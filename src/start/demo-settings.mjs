import { isAbsolute, join } from 'node:path';

/** @typedef {{ host: string, port: number | undefined, dataDir: string, reset: boolean, dev: boolean }} DemoSettings */

/**
 * The demo never meets the real world: a reason when a setting of a real installation is there.
 * @param {NodeJS.ProcessEnv} env
 */
export function refusal(env) {
	const real = Object.keys(env).find((name) => /^(PUBLIC_BASE_URL$|TWILIO_)/.test(name));
	return real && `the demo does not run with ${real} set; unset it first`;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} words
 * @param {string} root
 * @returns {DemoSettings}
 */
export function readDemoSettings(env, words, root) {
	const unknown = words.find((word) => !['--reset', '--dev'].includes(word));
	if (unknown) throw new Error(`unknown option ${unknown}; there are --reset and --dev`);
	const dataDir = env.DATA_DIR || join('.data', 'demo');
	return {
		host: env.HOST || '127.0.0.1',
		port: env.PORT ? portNumber(env.PORT) : undefined,
		dataDir: isAbsolute(dataDir) ? dataDir : join(root, dataDir),
		reset: words.includes('--reset'),
		dev: words.includes('--dev')
	};
}

/** @param {string} text */
function portNumber(text) {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Error('PORT must be a number between 1 and 65535');
}
