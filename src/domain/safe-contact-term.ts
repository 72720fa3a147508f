import { addMonths } from 'date-fns/addMonths';
import { dateOf, localDay, midnight } from './time.ts';

const PLAN_DAYS = 90;
const CONSENT_MONTHS = 12;

/** 'YYYY-MM-DD', Europe/Amsterdam: the last day of a plan agreed at this instant (domain brief 5.2). */
export function planEnd(agreedAt: Date): string {
	return dateOf(localDay(agreedAt) + PLAN_DAYS);
}

/** Until when a yes given at this instant holds, for one purpose. */
export function consentEnd(givenAt: Date): Date {
	return addMonths(givenAt, CONSENT_MONTHS);
}

/** The last day on which a yes that holds until this instant holds from morning to night. */
export function lastWholeDay(validUntil: Date): Date {
	return midnight(localDay(validUntil) - 1);
}
