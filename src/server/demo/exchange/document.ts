import { nouns, rules, type Place, type Rule } from './grammar.ts';
import { BadXml, readXml, wordsIn, type Element } from './xml.ts';

export interface Verb {
	name: string;
	attributes: Record<string, string>;
	words: string;
	inside: Verb[];
}

/** Why Twilio, or this line, does not play a document: Twilio's code and what is wrong, without a value. */
export class BadDocument extends Error {
	code: number;

	constructor(code: number, detail: string) {
		super(detail);
		this.code = code;
	}
}

const longestSaid = 4096;
const longestQueueName = 64;
const mostNumbers = 10;
const missingInIreland: Record<string, string> = {
	Message: 'Message does not exist in this region',
	Room: 'Room does not exist in this region',
	WhatsApp: 'WhatsApp does not exist in this region'
};

/** The verbs of a document in this place, or a BadDocument. */
export function readDocument(text: string, place: Place): Verb[] {
	const root = parse(text);
	if (root.name !== 'Response') throw new BadDocument(12_100, 'no Response element');
	if (Object.keys(root.attributes).length > 0) throw new BadDocument(12_200, 'Response attributes');
	refuseWords(root, 'Response');
	return elementsIn(root).map((element) => readVerb(element, place));
}

function parse(text: string): Element {
	try {
		return readXml(text);
	} catch (error) {
		if (error instanceof BadXml) throw new BadDocument(12_100, error.message);
		throw error;
	}
}

function readVerb(element: Element, place: Place): Verb {
	refuseKnownEvils(element);
	const rule = rules[element.name];
	if (!rule) throw new BadDocument(12_200, `${element.name} is no verb`);
	if (!rule.places.includes(place)) {
		throw new BadDocument(12_200, `${element.name} is not allowed in ${placeNames[place]}`);
	}
	const verb = readBy(rule, element, place);
	if (verb.name === 'Say' && verb.words.length > longestSaid) {
		throw new BadDocument(13_520, `Say has more than ${longestSaid} characters`);
	}
	if (verb.name === 'Enqueue' && verb.words.length > longestQueueName) {
		throw new BadDocument(
			13_230,
			`the name of a queue has more than ${longestQueueName} characters`
		);
	}
	if (verb.name === 'Play' && verb.words === '' && verb.attributes.digits === undefined) {
		throw new BadDocument(13_410, 'Play has nothing to play');
	}
	if (verb.name === 'Dial') judgeDial(verb);
	return verb;
}

const placeNames: Record<Place, string> = {
	call: 'a call',
	waiting: 'a waitUrl document',
	conference: 'a conference',
	whisper: 'a whisper to whom we called',
	'queue-whisper': 'a whisper to who waited'
};

function readBy(rule: Rule, element: Element, place: Place): Verb {
	const { name, attributes } = element;
	for (const [key, value] of Object.entries(attributes)) {
		const isGood = rule.attributes[key];
		if (!isGood) throw new BadDocument(12_200, `${name} has no attribute ${key}`);
		if (!isGood(value)) throw new BadDocument(12_200, `${name} ${key} has an impossible value`);
	}
	const isSpoken = name === 'Say';
	for (const { name: within } of isSpoken ? [] : elementsIn(element)) {
		if (missingInIreland[within]) throw new BadDocument(13_803, missingInIreland[within]);
		if (!rule.inside.includes(within)) {
			throw new BadDocument(12_200, `${within} cannot stand inside ${name}`);
		}
	}
	if (isSpoken) refuseOtherMarks(rule, element);
	if (rule.words === 'none') refuseWords(element, name);
	const words = isSpoken ? wordsIn(element) : ownWords(element);
	const verb = { name, attributes, words: words.replace(/\s+/g, ' ').trim(), inside: [] as Verb[] };
	if (rule.words === 'needed' && verb.words === '') {
		throw new BadDocument(12_200, `${name} is empty`);
	}
	if (!isSpoken) {
		verb.inside = elementsIn(element).map((one) =>
			nouns[one.name] ? readNoun(one, place) : readVerb(one, place)
		);
	}
	return verb;
}

function readNoun(element: Element, place: Place): Verb {
	refuseKnownEvils(element);
	return readBy(nouns[element.name]!, element, place);
}

function judgeDial(verb: Verb): void {
	const kinds = new Set(verb.inside.map((one) => one.name));
	const rings = verb.inside.every((one) => one.name === 'Number' || one.name === 'Client');
	const count = verb.inside.length + (verb.words === '' ? 0 : 1);
	if (count === 0) throw new BadDocument(13_201, 'Dial has nobody to call');
	if (!rings && (kinds.size > 1 || count > 1)) {
		throw new BadDocument(12_200, 'Dial has more than one conference or queue');
	}
	if (count > mostNumbers)
		throw new BadDocument(13_200, `Dial has more than ${mostNumbers} numbers`);
	const numbers = verb.inside.filter((one) => one.name === 'Number').map((one) => one.words);
	if (![...numbers, verb.words || '+1000000'].every((one) => /^\+[1-9]\d{6,14}$/.test(one))) {
		throw new BadDocument(13_223, 'Dial has a number that is none');
	}
}

// nothing is ever recorded, in whatever form a document would ask for it
function refuseKnownEvils({ name, attributes }: Element): void {
	if (missingInIreland[name]) throw new BadDocument(13_803, missingInIreland[name]);
	if (name === 'Connect') throw new BadDocument(13_803, missingInIreland.Room!);
	const asked = [name, ...Object.keys(attributes)].some((one) => /^record/i.test(one));
	if (asked) throw new BadDocument(12_200, 'recording is never asked for');
}

function refuseOtherMarks(rule: Rule, element: Element): void {
	for (const each of elementsIn(element)) {
		if (!rule.inside.includes(each.name)) {
			throw new BadDocument(13_520, `${each.name} cannot be said`);
		}
		refuseOtherMarks(rule, each);
	}
}

function refuseWords(element: Element, name: string): void {
	if (ownWords(element).trim() !== '') throw new BadDocument(12_200, `loose words in ${name}`);
}

function ownWords({ children }: Element): string {
	return children.filter((one) => typeof one === 'string').join('');
}

function elementsIn({ children }: Element): Element[] {
	return children.filter((one) => typeof one !== 'string');
}
