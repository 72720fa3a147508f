import { dayNumber, localDay } from './time.ts';

/** Fewer days than this and she is asked in her room whether it still holds. */
const ASK_DAYS = 14;

/** The newest plan, confirmed, with the number it is about. */
export interface AgreedTerm {
	/** 'YYYY-MM-DD', the last day. */
	validUntil: string;
	confirmedAt: Date;
	/** It lets us text or call. */
	reaches: boolean;
	phone: { createdAt: Date; spokenAt: Date | null } | undefined;
}
export interface RenewalDue {
	hasRunOut: boolean;
	/** Her word in the room is enough. */
	mayRenew: boolean;
}

/**
 * Whether she is asked about an agreed plan again; undefined while it holds long enough. Her word alone
 * is enough when nothing else changed: the number is the one it was confirmed for, and a counsellor has
 * spoken with her on it; anybody else may hold the code.
 */
export function renewalDue(
	{ validUntil, confirmedAt, reaches, phone }: AgreedTerm,
	now: Date
): RenewalDue | undefined {
	const daysLeft = dayNumber(validUntil) - localDay(now);
	if (daysLeft >= ASK_DAYS) return undefined;
	const isSameNumber = Boolean(phone?.spokenAt && phone.createdAt <= confirmedAt);
	return { hasRunOut: !(daysLeft >= 0), mayRenew: !reaches || isSameNumber };
}
