import type { Board } from './board.ts';
import type { OurNumber } from './number.ts';
import { notThere } from './refused.ts';

export type NumberChange = Partial<
	Pick<
		OurNumber,
		'name' | 'voiceUrl' | 'fallbackUrl' | 'statusCallback' | 'smsUrl' | 'smsFallbackUrl'
	>
>;

export function listNumbers(board: Board, number?: string): OurNumber[] {
	return board.numbers.filter((one) => number === undefined || one.number === number);
}

export function fetchNumber(board: Board, sid: string): OurNumber {
	const found = board.numbers.find((one) => one.sid === sid);
	if (!found) throw notThere();
	return found;
}

export function updateNumber(board: Board, sid: string, change: NumberChange): OurNumber {
	const number = fetchNumber(board, sid);
	for (const [name, value] of Object.entries(change)) {
		if (value !== undefined) Object.assign(number, { [name]: value });
	}
	number.updatedAt = board.clock.now();
	return number;
}
