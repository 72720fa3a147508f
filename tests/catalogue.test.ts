import { existsSync, globSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { closingLineNames, closingLines, leadsTo, wordsAskedBy } from '../src/domain/closing.ts';
import { doors, fieldNames, fields, pages, pagesFor } from '../src/domain/intake-form.ts';
import { languages } from '../src/domain/language.ts';
import { movesForFourEyes, trajectoryStatuses, trajectoryTypes } from '../src/domain/trajectory.ts';
import { deskCatalogues, deskWords } from '../src/i18n/desk.ts';
import { proofs } from '../src/i18n/promises.ts';
import { publicCatalogues } from '../src/i18n/public.ts';
import { questionWords } from '../src/i18n/question.ts';

type Catalogue = Record<string, string>;
type Parts = ReturnType<IntlMessageFormat['getAst']>;

// as the parser numbers them: words, and the # of a plural
const literalPart = 0;
const countPart = 7;
const sides: Record<string, Record<string, Catalogue>> = {
	public: publicCatalogues,
	desk: deskCatalogues
};
const source = globSync('src/**/*.{ts,svelte}')
	.filter((file) => !/^src\/i18n\/(public|desk)\//.test(file) && !file.endsWith('.test.ts'))
	.map((file) => readFileSync(file, 'utf8'))
	.join('\n');
const quoted = new Set([...source.matchAll(/'(?=([\w.-]+)')/g)].map(([, text]) => text));
const templates = [...source.matchAll(/`([a-z-]+\.(?:[^`$]|\$\{[^}]*\})*)`/g)]
	.map(([, text = '']) => text)
	.filter((text) => text.includes('${'))
	.map((text) => new RegExp(`^${literal(text).replace(/\\\$\\\{.*?\\\}/g, '[^.]+')}$`));

test('what differs by language stands in its row: none but those of the desk is asked for by name', () => {
	const others = languages.filter((language) => !(language in deskCatalogues));
	const asking = new RegExp(`[!=]==? ['"](${others.join('|')})['"]`, 'g');
	expect(others).not.toEqual([]);
	expect([...source.matchAll(asking)].map(([found]) => found)).toEqual([]);
});

describe.each(Object.entries(sides))('%s words', (_, catalogues) => {
	const nl = catalogues.nl ?? {};
	const others = Object.entries(catalogues).filter(([language]) => language !== 'nl');

	test.each(others)('%s has every key and no other', (_language, words) => {
		expect(Object.keys(words).toSorted()).toEqual(Object.keys(nl).toSorted());
	});

	test.each(others)('%s has the same blanks to fill in', (_language, words) => {
		for (const [key, text] of Object.entries(nl)) {
			expect(blanks(words[key] ?? ''), key).toEqual(blanks(text));
		}
	});

	test('no message is empty, marked up or quoted with a straight apostrophe', () => {
		for (const words of Object.values(catalogues)) {
			expect(Object.entries(words).filter(([, text]) => /^\s*$|[<>']/.test(text))).toEqual([]);
		}
	});

	test('no message is unused', () => {
		expect(Object.keys(nl).filter((key) => !isUsed(key))).toEqual([]);
	});
});

test('no key stands in two files of the desk: the later one would silence the other', () => {
	const files = import.meta.glob<{ default: Catalogue }>('../src/i18n/desk/*.nl.ts', {
		eager: true
	});
	const keys = Object.values(files).flatMap(({ default: words }) => Object.keys(words));
	expect(keys.length).toBeGreaterThan(500);
	expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
	// and none is left out of the whole
	expect(new Set(keys)).toEqual(new Set(Object.keys(deskCatalogues.nl)));
});

test.each(Object.entries(deskCatalogues))(
	'whatever two decide and whatever is asked at the end has words of its own in %s',
	(_, words: Catalogue) => {
		const yesNo = [true, false];
		const facts = yesNo.flatMap((isChecked) =>
			yesNo.flatMap((leavesDanger) =>
				yesNo.map((isCommissioned) => ({ isChecked, leavesDanger, isCommissioned }))
			)
		);
		const decided = trajectoryTypes.flatMap((type) =>
			trajectoryStatuses.flatMap((status) =>
				facts.flatMap((known) => movesForFourEyes({ type, status }, known))
			)
		);
		const steps = decided.flatMap((to) => [to, leadsTo(to, 'declined')]);
		expect(new Set(steps).size).toBeGreaterThan(5);
		const asked = closingLineNames.flatMap((line) => [
			`closing-line.${line}`,
			...closingLines[line].flatMap((answer) => [
				`closing-answer.${line}.${answer}`,
				`closing-told.${line}.${answer}`
			]),
			...(wordsAskedBy(line) ? [`closing-words.${line}`] : [])
		]);
		const keys = [...steps.map((to) => `four-eyes.${to}`), ...asked];
		expect(keys.filter((key) => !Object.hasOwn(words, key))).toEqual([]);
	}
);

test('a message with blanks alone is filled as the grammar of messages would fill it', () => {
	const say = deskWords('en') as (key: string, values: Record<string, string>) => string;
	const withBlanks = Object.entries(deskCatalogues.en).filter(([, text]) => text.includes('{'));
	expect(withBlanks.length).toBeGreaterThan(50);
	for (const [key, text] of withBlanks) {
		// a name may hold what means something in a message or in a replacement
		const values = Object.fromEntries(blanks(text).map((name, n) => [name, `${n} {x} $& $1 '`]));
		if (/plural|select/.test(text)) continue;
		expect(say(key, values), key).toBe(new IntlMessageFormat(text, 'en-GB').format(values));
	}
});

test('every message in Arabic is in Arabic script', () => {
	const latin = Object.entries(publicCatalogues.ar).filter(
		([, text]) => !/\p{sc=Arab}/u.test(text)
	);
	expect(latin.map(([key]) => key)).toEqual(['brand']);
});

describe.each(languages)('the questions in %s', (language) => {
	test.each(doors)('through the door %s all have words, choices too', (door) => {
		const asked = pagesFor(door, { phone: '+31' }).flatMap((page) => [...pages[page]]);
		for (const field of asked) {
			const words = questionWords(language, door, field);
			const said = [words.label, ...words.choices.map(({ label }) => label)];
			expect(said.filter((text) => fields[field].choices.includes(text) || text === field)).toEqual(
				[]
			);
			expect(new Set(said).size, field).toBe(said.length);
		}
	});
});

test('Dutch for the public is short: 12 words a sentence on average, never more than 20', () => {
	const lengths = sentences(publicCatalogues.nl).map((words) => words.split(/\s+/).length);
	expect(Math.max(...lengths)).toBeLessThanOrEqual(20);
	expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThan(12);
});

test('no word that frightens, labels, or promises what nobody can keep', () => {
	const banned = /anonie?m|مجهول|radicali|jihad|terror|extremis|casus|traject|dossier|verdachte/i;
	for (const [language, words] of Object.entries(publicCatalogues)) {
		const found = Object.entries(words).filter(([key, text]) => banned.test(text) && key);
		expect(found, language).toEqual([]);
	}
});

test('a rule says what was told; nothing that an answer makes untrue', () => {
	for (const words of Object.values(deskCatalogues)) {
		const rules = Object.entries<string>(words).filter(([key]) => key.startsWith('intake.rule.'));
		expect(rules.length).toBeGreaterThan(20);
		expect(rules.filter(([, text]) => /\b(nog niet|not answered|not yet)\b/i.test(text))).toEqual(
			[]
		);
	}
});

describe('promises', () => {
	const promised = Object.keys(publicCatalogues.nl).filter((key) => key.startsWith('promise.'));

	test('each has its proof, and no proof is left over', () => {
		expect(Object.keys(proofs).toSorted()).toEqual(promised.toSorted());
	});

	test.each(Object.entries(proofs))('%s is proved by a test that exists', (_, { file, test }) => {
		expect(existsSync(file), file).toBe(true);
		expect(readFileSync(file, 'utf8')).toContain(test);
	});
});

function isUsed(key: string): boolean {
	const [area = '', name = '', code] = key.split('.');
	if (area === 'question') return fieldNames.some((field) => field === name);
	if (area === 'choice' && code === undefined) return isChoice(name);
	if (area === 'choice') return fieldNames.some((field) => field === name) && isChoice(code ?? '');
	if (area === 'problem' && /^[a-z-]+$/.test(name) && quoted.has(name)) return true;
	return quoted.has(key) || templates.some((template) => template.test(key));
}

function isChoice(code: string): boolean {
	return Object.values(fields).some(({ choices }) => choices.includes(code));
}

/** The names of the blanks, however often and however deep they stand. */
function blanks(text: string): string[] {
	const found = new Set<string>();
	const walk = (parts: Parts): void =>
		parts.forEach((part) => {
			if (part.type !== literalPart && part.type !== countPart) found.add(part.value);
			if ('options' in part) Object.values(part.options).forEach(({ value }) => walk(value));
		});
	walk(new IntlMessageFormat(text, 'nl').getAst());
	return [...found].toSorted();
}

function sentences(words: Catalogue): string[] {
	return Object.values(words)
		.map((text) => text.replace(/\{[^}]*\}/g, 'x'))
		.flatMap((text) => text.split(/(?<=[.?!])\s+/));
}

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
