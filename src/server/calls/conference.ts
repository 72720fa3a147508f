import { house } from '../house.ts';
import type { Conference } from '../integrations/twilio/twiml.ts';
import type { At, Manners } from './script.ts';

/** Whose telephone comes in: of whoever called us, of whom we called, or one of ours, by the id of its leg. */
type Whose = 'theirs' | 'called' | { leg: string };

/**
 * Everybody of one call speaks in one room; its name tells nothing. Only to whoever called us something is said when
 * they leave it: whom we called, or who of us was called, hears nothing.
 */
export function conferenceOf(callId: string, whose: Whose): Conference {
	const isOurs = typeof whose === 'object';
	return {
		name: callId,
		action: at(whose === 'theirs' ? 'dial-done' : 'left'),
		statusTo: at(`conference?c=${callId}`),
		waitUrl: at('quiet'),
		// two of one label do not come in together
		label: isOurs ? whose.leg : 'theirs',
		// when they leave it is over; of us somebody else may go on
		endsIt: !isOurs
	};
}

/** An address of ours that the network asks. */
export const at: At = (part) => `${baseAddress()}/twilio/voice/${part}`;

export function manners(): Manners {
	const { emergency, telephone, openLanguages } = house().config;
	return {
		emergencyNumber: emergency.police,
		mostWaiting: telephone.mostWaiting,
		languages: openLanguages,
		music: `${baseAddress()}/spoken/wait.wav`
	};
}

function baseAddress(): string {
	const { publicBaseUrl, origin } = house().config;
	return publicBaseUrl ?? origin;
}
