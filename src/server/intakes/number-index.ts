import { textOf } from '#domain/intake-answers.ts';
import { indexOf } from '../keys/ring.ts';
import { readPhone } from '../people/phone-number.ts';
import type { Work } from '../work.ts';
import type { KeptIntake } from './sealed-intake.ts';

/** What finds this number back, as contact points do; undefined when it was withheld, unreadable or not given. */
export function numberIndexOf(
	{ keys }: Pick<Work, 'keys'>,
	{ callerNumber, answers }: Pick<KeptIntake, 'callerNumber' | 'answers'>
): Buffer | undefined {
	const number = callerNumber ?? typedNumber(textOf(answers, 'phone'));
	return number === undefined ? undefined : indexOf(keys, 'phone', number);
}

function typedNumber(typed: string): string | undefined {
	if (typed.trim() === '') return undefined;
	const phone = readPhone(typed);
	return 'number' in phone ? phone.number : undefined;
}
