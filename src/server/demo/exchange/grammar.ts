import { sayable } from './languages.ts';

/** Where a document plays: each place allows other verbs. */
export type Place = 'call' | 'waiting' | 'conference' | 'whisper' | 'queue-whisper';

type Check = (value: string) => boolean;

export interface Rule {
	attributes: Record<string, Check>;
	/** What may stand inside it. */
	inside: string[];
	words: 'needed' | 'allowed' | 'none';
	places: Place[];
}

const anything: Check = () => true;
const whole: Check = (value) => /^\d{1,5}$/.test(value);
const truth: Check = (value) => value === 'true' || value === 'false';
const address: Check = (value) => value !== '' && URL.canParse(value, 'https://app.invalid');
const reported: Check = (value) => address(value) && !hostOf(value).includes('_');
const oneOf = (words: string): Check => {
	const known = words.split(' ');
	return (value) => known.includes(value);
};
const someOf = (words: string): Check => {
	const known = words.split(' ');
	return (value) => value !== '' && value.split(' ').every((word) => known.includes(word));
};
// Twilio also knows GET; this line never asks for it, and the exchange does not play it
const method: Check = (value) => value === 'POST';

const everywhere: Place[] = ['call', 'waiting', 'conference', 'whisper', 'queue-whisper'];
const alone = { attributes: {}, inside: [], words: 'none' as const };
const progress = {
	statusCallback: reported,
	statusCallbackEvent: someOf('initiated ringing answered completed'),
	statusCallbackMethod: method,
	url: address,
	method
};

// what the exchange does not play is no attribute here, so that nothing counts on it in vain
export const rules: Record<string, Rule> = {
	Say: {
		attributes: {
			voice: (value) => /^(man|woman|alice|(Polly|Google)\..+)$/.test(value),
			language: (value) => sayable.has(value),
			loop: whole
		},
		inside: ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'],
		words: 'needed',
		places: everywhere
	},
	Play: {
		attributes: { loop: whole, digits: (value) => /^[0-9*#w]+$/.test(value) },
		inside: [],
		words: 'allowed',
		places: everywhere
	},
	Pause: { ...alone, attributes: { length: whole }, places: everywhere },
	Redirect: { ...alone, attributes: { method }, words: 'needed', places: everywhere },
	Hangup: { ...alone, places: ['call', 'waiting', 'whisper'] },
	Leave: { ...alone, places: ['waiting'] },
	Reject: { ...alone, attributes: { reason: oneOf('rejected busy') }, places: ['call'] },
	Gather: {
		attributes: {
			action: address,
			actionOnEmptyResult: truth,
			finishOnKey: (value) => /^[0-9*#]?$/.test(value),
			input: oneOf('dtmf'),
			language: anything,
			method,
			numDigits: whole,
			timeout: whole
		},
		inside: ['Say', 'Play', 'Pause'],
		words: 'none',
		places: ['call', 'waiting', 'whisper']
	},
	Enqueue: {
		attributes: {
			action: address,
			maxQueueSize: whole,
			method,
			waitUrl: address,
			waitUrlMethod: method
		},
		inside: [],
		words: 'needed',
		places: ['call']
	},
	Dial: {
		attributes: {
			action: address,
			answerOnBridge: truth,
			callerId: anything,
			hangupOnStar: truth,
			method,
			ringTone: anything,
			sequential: truth,
			timeLimit: whole,
			timeout: whole
		},
		inside: ['Number', 'Client', 'Conference', 'Queue'],
		words: 'allowed',
		places: ['call']
	}
};

export const nouns: Record<string, Rule> = {
	Number: {
		...alone,
		attributes: { ...progress, sendDigits: anything },
		words: 'needed',
		places: []
	},
	Client: { ...alone, attributes: progress, words: 'needed', places: [] },
	Queue: { ...alone, attributes: { url: address, method }, words: 'needed', places: [] },
	Conference: {
		...alone,
		attributes: {
			beep: oneOf('true false onEnter onExit'),
			endConferenceOnExit: truth,
			maxParticipants: whole,
			muted: truth,
			participantLabel: (value) => value.length <= 128,
			region: anything,
			startConferenceOnEnter: truth,
			statusCallback: reported,
			statusCallbackEvent: someOf('start end join leave mute hold modify speaker announcement'),
			statusCallbackMethod: method,
			waitMethod: method,
			// empty: those who wait hear nothing
			waitUrl: (value) => value === '' || address(value)
		},
		words: 'needed',
		places: []
	}
};

function hostOf(value: string): string {
	return new URL(value, 'https://app.invalid').hostname;
}
