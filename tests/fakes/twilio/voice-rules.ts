import type { Account } from './account.ts';
import type { Breach } from './rules.ts';
import type { Json } from './spec.ts';

const events = ['initiated', 'ringing', 'answered', 'completed'];
const addresses = ['Url', 'FallbackUrl', 'StatusCallback', 'ConferenceStatusCallback', 'HoldUrl'];

const common = 'To From StatusCallback StatusCallbackEvent StatusCallbackMethod Timeout TimeLimit';
const played: Record<string, string> = {
	CreateCall: `${common} Url Twiml Method FallbackUrl FallbackMethod MachineDetection`,
	UpdateCall:
		'Url Twiml Method Status FallbackUrl FallbackMethod StatusCallback StatusCallbackMethod',
	CreateParticipant:
		`${common} Beep Muted Label StartConferenceOnEnter EndConferenceOnExit WaitUrl WaitMethod ` +
		'MaxParticipants EarlyMedia MachineDetection ConferenceStatusCallback ' +
		'ConferenceStatusCallbackEvent ConferenceStatusCallbackMethod',
	UpdateParticipant: 'Muted Hold HoldUrl HoldMethod EndConferenceOnExit',
	UpdateConference: 'Status'
};

/** What Twilio, or this line, asks of a request about calls beyond the published schema. */
export function voiceBreachOf(
	operation: string,
	params: Json,
	account: Account
): Breach | undefined {
	return (
		recording(params) ??
		unplayed(operation, params) ??
		badAddress(params, account) ??
		badEvents(params) ??
		(operation === 'CreateCall' ? badCall(params) : undefined) ??
		(operation === 'UpdateParticipant' ? badParticipant(params) : undefined)
	);
}

function recording(params: Json): Breach | undefined {
	const field = Object.keys(params).find((name) => /Record/.test(name));
	return field ? breach(20001, field, 'recording is never asked for') : undefined;
}

// in the contract, but nothing would come of it here: a test must not believe otherwise
function unplayed(operation: string, params: Json): Breach | undefined {
	const known = played[operation]?.split(' ');
	const field = known && Object.keys(params).find((name) => !known.includes(name));
	return field ? breach(20001, field, 'not played here') : undefined;
}

function badAddress(params: Json, account: Account): Breach | undefined {
	const base = new URL(account.options.callbackBase.public);
	const field = addresses.find((name) => {
		if (params[name] === undefined || params[name] === '') return false;
		const url = URL.parse(String(params[name]));
		return !url || url.hostname.includes('_') || url.origin !== base.origin;
	});
	return field ? breach(21609, field, `${field} is not a valid address`) : undefined;
}

function badEvents({ StatusCallbackEvent: wanted = [] }: Json): Breach | undefined {
	const words = [wanted].flat().flatMap((one) => String(one).split(' '));
	if (words.every((word) => events.includes(word))) return undefined;
	return breach(21626, 'StatusCallbackEvent', 'not an event');
}

function badCall({ Url, Twiml, Timeout = 60, Method }: Json): Breach | undefined {
	if ((Url === undefined) === (Twiml === undefined)) {
		return breach(21205, 'Url', 'either Url or Twiml is required');
	}
	if (Number(Timeout) > 600) return breach(20001, 'Timeout', 'Timeout is at most 600 seconds');
	if (String(Twiml ?? '').length > 4000) return breach(20001, 'Twiml', 'at most 4000 characters');
	return Method === 'GET' ? breach(20001, 'Method', 'GET is never asked for') : undefined;
}

function badParticipant({ HoldUrl, HoldMethod }: Json): Breach | undefined {
	if (HoldUrl === undefined || HoldMethod === 'POST') return undefined;
	return breach(20001, 'HoldMethod', 'HoldUrl is asked with GET unless HoldMethod is POST');
}

function breach(code: number, field: string, message: string): Breach {
	return { status: 400, code, field, message };
}
