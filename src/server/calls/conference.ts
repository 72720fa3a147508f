import { house } from '../house.ts';
import type { Conference } from '../integrations/twilio/twiml.ts';
import type { At, Manners } from './script.ts';

/**
 * Everybody of one call speaks in one room; its name tells nothing. Only to whoever called us something is said when
 * they leave it: whom we called, or who of us was called, hears nothing.
 */
export function conferenceOf(callId: string, whose: 'theirs' | 'called' | 'ours'): Conference {
	return {
		name: callId,
		action: at(whose === 'theirs' ? 'dial-done' : 'left'),
		statusTo: at(`conference?c=${callId}`),
		waitUrl: at('quiet'),
		label: whose === 'ours' ? 'ours' : 'theirs',
		// when they leave it is over; of us somebody else may go on
		endsIt: whose !== 'ours'
	};
}

/** An address of ours that the network asks. */
export const at: At = (part) => `${baseAddress()}/twilio/voice/${part}`;

export function manners(): Manners {
	const { emergency, telephone } = house().config;
	return {
		emergencyNumber: emergency.police,
		mostWaiting: telephone.mostWaiting,
		music: `${baseAddress()}/spoken/wait.wav`
	};
}

function baseAddress(): string {
	const { publicBaseUrl, origin } = house().config;
	return publicBaseUrl ?? origin;
}
