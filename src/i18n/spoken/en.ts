import type { SameKeys } from '../words.ts';
import type nl from './nl.ts';

const words: SameKeys<typeof nl> = {
	emergency: 'In immediate danger: hang up and call {number}.',
	hello: 'Hello. It is good that you call.',
	'choose-me': 'For English, press {key}.',
	closed: 'Nobody can answer now. We are here again {opening}.',
	'closed-unknown': 'Nobody can answer now. You can call again later.',
	full: 'Many people are waiting now. We cannot let you wait.',
	'offer-callback': 'Would you like us to call you back? Then press 1. Otherwise you can hang up.',
	'key-number': 'On which number can we call you? Key in the number, and end with the hash key.',
	'read-back': 'You keyed in: {digits}. Is that right? Then press 1. To do it again, press 2.',
	'wrong-number': 'We do not recognise this number. Please try once more.',
	'callback-thanks':
		'Thank you. Somebody of us will call you back. Do call again yourself if that suits you better.',
	'callback-none': 'We have no number of yours. You can call again later.',
	'call-again': 'You can call again later. Goodbye.',
	soon: 'We will be with you soon.',
	first: 'You are the next one.',
	later:
		'{before, plural, one {One person is waiting before you.} other {# people are waiting before you.}}',
	minutes: 'That takes about {minutes, plural, one {a minute} other {# minutes}}.',
	'long-wait': 'It takes longer than we would like. You can stay on the line.',
	'wait-callback': 'Would you rather have us call you back? Then press 1.',
	'put-through': 'You are being connected now.',
	again: 'The connection was lost. Please stay on the line. You will be connected again.',
	failed: 'We cannot connect you now. Please call again later.',
	goodbye: 'Thank you for calling. Goodbye.'
};

export default words;
