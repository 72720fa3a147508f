import { checkOdds, scriptByChance, type Odds } from './chance.ts';
import { scriptFrom, type Script, type Wish } from './script.ts';

/** Who wins: scripts queued for the next message, then those of the number, then chance. */
export interface Playbook {
	/** Used one after the other for this number; the last one stays. */
	script(to: string, ...wishes: Wish[]): void;
	/** Used once each, for whichever number comes. */
	next(...wishes: Wish[]): void;
	random(odds: Odds): void;
	choose(to: string, body: string): Script;
}

export function openPlaybook(): Playbook {
	const byNumber = new Map<string, Script[]>();
	const queue: Script[] = [];
	const asked = new Map<string, number>();
	let odds: Odds = { seed: 0 };

	return {
		script: (to, ...wishes) => void byNumber.set(to, wishes.map(scriptFrom)),
		next: (...wishes) => void queue.push(...wishes.map(scriptFrom)),
		random: (wanted) => {
			checkOdds(wanted);
			odds = wanted;
		},
		choose: (to, body) =>
			queue.shift() ??
			lastStays(byNumber.get(to)) ??
			scriptByChance(odds, countedKey(asked, `${to}|${body}`))
	};
}

function lastStays(scripts: Script[] = []): Script | undefined {
	return scripts.length > 1 ? scripts.shift() : scripts[0];
}

function countedKey(asked: Map<string, number>, key: string): string {
	const count = (asked.get(key) ?? 0) + 1;
	asked.set(key, count);
	return `${key}|${count}`;
}
