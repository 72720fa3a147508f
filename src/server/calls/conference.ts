import { house } from '../house.ts';
import type { Conference } from '../integrations/twilio/twiml.ts';
import type { At, Manners } from './script.ts';

/** Everybody of one call speaks in one room; its name tells nothing. */
export function conferenceOf(callId: string, whose: 'theirs' | 'ours'): Conference {
	return {
		name: callId,
		action: at(`dial-done`),
		statusTo: at(`conference?c=${callId}`),
		waitUrl: at('quiet'),
		label: whose,
		// when they leave it is over; of us somebody else may go on
		endsIt: whose === 'theirs'
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
