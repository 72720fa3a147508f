import { IntlMessageFormat } from 'intl-messageformat';
import { speech, type Language as Spoken } from '#domain/language.ts';

/** The names between braces in a message: 'tot {hour}' and '{n, plural, one {# dag} other {# dagen}}' */
export type Blanks<Text extends string> = Text extends `${string}{${infer Tail}`
	? Tail extends `${infer Name}}${infer Rest}`
		? Name extends `${infer Counted}, ${string}`
			? Counted | (Tail extends `${string}}}${infer After}` ? Blanks<After> : never)
			: Name | Blanks<Rest>
		: never
	: never;

type Values<Text extends string> = [Blanks<Text>] extends [never]
	? []
	: [values: Record<Blanks<Text>, string | number>];

/** Says the message of a key; the key and the values it needs are checked against the Dutch text. */
export type Say<Source extends Record<string, string>> = <Key extends keyof Source & string>(
	key: Key,
	...values: Values<Source[Key]>
) => string;

/** What another language must hold: every key of the source, nothing else. */
export type SameKeys<Source> = Record<keyof Source, string>;

/** What stands beside the source: one catalogue for each other language of the public side. */
export type Translations<Source> = Record<Exclude<Spoken, 'nl'>, SameKeys<Source>>;

/** Words by language; the first argument carries the types, so it must be `as const`. */
export function wordsOf<const Source extends Record<string, string>, Language extends Spoken>(
	source: Source,
	others: Record<Language, SameKeys<Source>>
): (language: Language | 'nl') => Say<Source> {
	const catalogues: Record<string, SameKeys<Source>> = { nl: source, ...others };
	return (language) =>
		(key, ...values) =>
			fill(language, (catalogues[language] ?? source)[key], values[0]);
}

/** Words that stand on their own, as they stand within a sentence. */
export function inSentence(words: string): string {
	return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Above a page, where several say the same: of what it is said. */
export function underHeading(heading: string, said: string): string {
	return heading ? `${heading}: ${inSentence(said)}` : said;
}

type Filled = Record<string, string | number>;
const prepared = new Map<string, (values: Filled) => string>();

function fill(language: Spoken, text: string, values: Filled = {}): string {
	if (!text.includes('{')) return text;
	const name = `${language}:${text}`;
	const message = prepared.get(name) ?? prepare(language, text);
	prepared.set(name, message);
	return message(values);
}

// most messages have blanks and no grammar, and are asked many times a page
const blanksAlone = /^(?:[^{}'<]|\{\w+\})*$/;
const blank = /\{(\w+)\}/g;

function prepare(language: Spoken, text: string): (values: Filled) => string {
	if (blanksAlone.test(text))
		return (values) => text.replace(blank, (_, name: string) => String(values[name]));
	const message = new IntlMessageFormat(text, speech[language].locale);
	return (values) => String(message.format(values));
}
