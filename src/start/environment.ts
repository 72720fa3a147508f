import { dirname } from 'node:path';

const wanted = ['HOME', 'USER', 'LANG', 'LC_ALL', 'TMPDIR', 'TERM'];

/** What a program of ours may know of the world it was started in: as little as possible. */
export function plainEnvironment(also: string[] = []): NodeJS.ProcessEnv {
	const path = `${dirname(process.execPath)}:${process.env.PATH ?? '/usr/bin:/bin'}`;
	const known = [...wanted, ...also].filter((name) => process.env[name] !== undefined);
	return { PATH: path, ...Object.fromEntries(known.map((name) => [name, process.env[name]])) };
}
