import {
	getExpectedTwilioSignature,
	validateRequest,
	validateRequestWithBody
} from 'twilio/lib/webhooks/webhooks.js';

/** Form fields as they came; a repeated one holds all its values. */
export type FormFields = Record<string, string | string[]>;

// An empty key signs too, so a short one counts as none (Twilio's have 32 characters).
const shortestToken = 32;

export function isUsable(token: string | undefined): token is string {
	return token !== undefined && token.length >= shortestToken;
}

/** Whether Twilio signed this form for this address; whatever cannot be checked is not signed. */
export function isSigned(
	token: string,
	signature: string | null,
	url: string,
	fields: FormFields
): boolean {
	return Boolean(signature) && isUsable(token) && check(token, signature ?? '', url, fields);
}

/** Whether Twilio signed this body for this address, whose query holds its hash; without that hash it is not signed. */
export function isBodySigned(
	token: string,
	signature: string | null,
	url: string,
	body: string
): boolean {
	if (!signature || !isUsable(token) || !URL.canParse(url)) return false;
	// of a body without its hash the signature says nothing
	if (!new URL(url).searchParams.has('bodySHA256')) return false;
	return validateRequestWithBody(token, signature, url, body);
}

export function signatureOf(token: string, url: string, fields: FormFields): string {
	return getExpectedTwilioSignature(token, url, fields);
}

function check(token: string, signature: string, url: string, fields: FormFields): boolean {
	if (!URL.canParse(url)) return false;
	return validateRequest(token, signature, url, fields);
}
