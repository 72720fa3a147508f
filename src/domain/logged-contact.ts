export type LoggedWay = (typeof loggedWays)[number];
export type Direction = (typeof directions)[number];

/** How a contact came that somebody writes down afterwards: her own telephone, a meeting, on paper, by a professional. */
export const loggedWays = ['phone', 'meeting', 'email_letter', 'referral'] as const;
/** They sought us, or we sought them. */
export const directions = ['they', 'we'] as const;

/** A name, or who somebody is to her; no story. */
export const LONGEST_SPOKEN_WITH = 120;

export function isLoggedWay(text: string): text is LoggedWay {
	return loggedWays.some((way) => way === text);
}

export function isDirection(text: string): text is Direction {
	return directions.some((one) => one === text);
}
