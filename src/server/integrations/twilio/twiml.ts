/** What a telephone is told to do, one after the other. Nothing here records, and there is no verb that could. */
export type Verb =
	| { say: string; voice: Voice }
	| { play: string }
	| { pause: number }
	| { gather: Gather; inside: Verb[] }
	| { redirect: string }
	| { enqueue: string; action: string; waitUrl: string; most: number }
	| { conference: Conference }
	| { ring: string }
	| { leave: true }
	| { hangup: true };
export interface Voice {
	/** BCP 47. */
	language: string;
	name: string;
}
/** Keys that are waited for; also when none comes, `action` is asked. */
export interface Gather {
	action: string;
	keys?: number;
	/** Seconds. */
	patience: number;
	finishOn?: '#' | '';
}
export interface Conference {
	name: string;
	/** Asked when this telephone has left it. */
	action: string;
	statusTo: string;
	waitUrl: string;
	label: string;
	/** It ends for all when this one leaves. */
	endsIt: boolean;
}

/** A document that says this, in order. */
export function document(verbs: readonly Verb[]): string {
	return `<?xml version="1.0" encoding="UTF-8"?>${tag('Response', {}, verbs.map(xml).join(''))}`;
}

/** Answers nothing: a reply could be read by somebody else. */
export const silence = document([]);

function xml(verb: Verb): string {
	if ('say' in verb)
		return tag('Say', { language: verb.voice.language, voice: verb.voice.name }, escaped(verb.say));
	if ('play' in verb) return tag('Play', {}, escaped(verb.play));
	if ('pause' in verb) return tag('Pause', { length: verb.pause });
	if ('redirect' in verb) return tag('Redirect', { method: 'POST' }, escaped(verb.redirect));
	if ('ring' in verb)
		return tag('Dial', { answerOnBridge: true }, tag('Number', {}, escaped(verb.ring)));
	if ('gather' in verb) return gather(verb.gather, verb.inside);
	if ('enqueue' in verb) return enqueue(verb);
	if ('conference' in verb) return conference(verb.conference);
	return 'leave' in verb ? '<Leave/>' : '<Hangup/>';
}

function gather({ action, keys, patience, finishOn }: Gather, inside: Verb[]): string {
	const how = {
		action,
		method: 'POST',
		input: 'dtmf',
		timeout: patience,
		actionOnEmptyResult: true
	};
	const until = { ...(keys && { numDigits: keys }), ...(finishOn && { finishOnKey: finishOn }) };
	return tag('Gather', { ...how, ...until }, inside.map(xml).join(''));
}

function enqueue({ enqueue: name, action, waitUrl, most }: Extract<Verb, { enqueue: string }>) {
	const how = { action, method: 'POST', waitUrl, waitUrlMethod: 'POST', maxQueueSize: most };
	return tag('Enqueue', how, escaped(name));
}

function conference({ name, action, statusTo, waitUrl, label, endsIt }: Conference): string {
	const how = {
		beep: false,
		startConferenceOnEnter: true,
		endConferenceOnExit: endsIt,
		participantLabel: label,
		waitUrl,
		waitMethod: 'POST',
		statusCallback: statusTo,
		statusCallbackMethod: 'POST',
		statusCallbackEvent: 'start end join leave'
	};
	return tag('Dial', { action, method: 'POST' }, tag('Conference', how, escaped(name)));
}

function tag(name: string, attributes: Record<string, string | number | boolean>, inside = '') {
	const told = Object.entries(attributes).map(
		([key, value]) => ` ${key}="${escaped(String(value))}"`
	);
	const opened = `<${name}${told.join('')}`;
	return inside === '' ? `${opened}/>` : `${opened}>${inside}</${name}>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
