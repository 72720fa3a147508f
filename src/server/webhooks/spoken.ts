import type { Spoken } from '../integrations/twilio/greeting.ts';

/** What a caller hears: danger first; then a line that names nobody and promises nothing. */
export function spoken(emergencyNumber: string): Spoken[] {
	const digits = [...emergencyNumber].join(' ');
	return [
		{ language: 'nl-NL', text: `Bij direct gevaar: hang op en bel ${digits}.` },
		{
			language: 'nl-NL',
			text: 'Er kan nu niemand opnemen. U kunt later nog eens bellen, of ons schrijven.'
		},
		{ language: 'en-GB', text: `In immediate danger: hang up and call ${digits}.` },
		{
			language: 'en-GB',
			text: 'Nobody can answer now. You can call again later, or write to us.'
		}
	];
}
