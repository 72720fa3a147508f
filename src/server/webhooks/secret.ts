import { house } from '../house.ts';
import { isUsable } from '../integrations/twilio/signature.ts';
import { codeIndex } from '../keys/ring.ts';

/** With what webhooks must be signed, and for which address of ours; never taken from a request. */
export interface TelephoneDoor {
	token: string;
	base: string;
}

/** Undefined without a proper token: then no webhook opens. The demo signs for itself. */
export function telephoneDoor(): TelephoneDoor | undefined {
	const { config, keys } = house();
	if (config.mode === 'demo') {
		return {
			token: codeIndex(keys, 'form', 'demo telephone').toString('hex'),
			base: config.origin
		};
	}
	const token = config.twilio?.authToken;
	const base = config.publicBaseUrl;
	return base && isUsable(token) ? { token, base } : undefined;
}
