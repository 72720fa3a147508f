import { plainDigits } from './digits.ts';

// as people write it: in one go, in threes, or as it stands on a passport and a payslip
const spellings = /(?<!\d)(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?!\d)/g;
const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Whether a citizen service number (BSN) stands in a text: nine digits that pass the eleven-test. */
export function holdsCitizenNumber(text: string): boolean {
	return [...plainDigits(text).matchAll(spellings)].some(([found]) =>
		passesElevenTest(found.replace(/\D/g, ''))
	);
}

function passesElevenTest(digits: string): boolean {
	const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
	return sum % 11 === 0 && Number(digits) !== 0;
}
