import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { median, ratio, speed, type Figure } from './figures.ts';
import { load, type Target } from './load.ts';
import type { Server } from './stage.ts';

const minute = 60_000;
const window = 10_000;

export interface Memory {
	/** Of ours against the bare server, both after a minute. */
	against: Figure;
	/** Of ours in the second minute, in per cent. */
	growth: Figure;
	behind: string;
}

/** Both servers two minutes under load, side by side; what they hold at the end of each minute. */
export async function memory(
	[ours, target]: [Server, Target],
	[bare, bareTarget]: [Server, Target]
): Promise<Memory> {
	const [answered, bareAnswered, first, second] = await Promise.all([
		load(target, 2 * minute),
		load(bareTarget, 2 * minute),
		held([ours, bare], minute),
		held([ours, bare], 2 * minute)
	]);
	const wrong = [speed(answered), speed(bareAnswered)].find((figure) => typeof figure !== 'number');
	return {
		against: wrong ?? ratio(first[0]!, first[1]!),
		growth: wrong ?? (second[0]! / first[0]! - 1) * 100,
		behind: `ours ${first.map(Math.round).join(' MB, bare ')} MB; a minute later ${second.map(Math.round).join(' and ')} MB`
	};
}

/** In MB, the middle of what is seen in the last seconds before `at`. */
async function held(servers: Server[], at: number): Promise<number[]> {
	await pause(at - window);
	const seen = servers.map((): number[] => []);
	for (let left = window; left > 0; left -= 500) {
		servers.forEach(({ pid }, n) => seen[n]!.push(residentMegabytes(pid)));
		await pause(500);
	}
	return seen.map(median);
}

export function residentMegabytes(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}
