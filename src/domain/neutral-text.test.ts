import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from './language.ts';
import {
	familyTemplate,
	isNeutralSender,
	neutralText,
	templates,
	tellsTooMuch
} from './neutral-text.ts';
import type { Template } from './neutral-text.ts';
import { segments } from './sms.ts';
import { taskCode } from './task-code.ts';
import { atLocal } from './time.ts';

const names = Object.keys(templates) as Template[];
const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
// written out here once more, so that a word that falls out of the other list is missed
const banned =
	/lse\b|steunpunt|naastenlijn|extremis|radi[ck]al|jihad|terror|politie|police|polis|veilig thuis|reclassering|hulplijn|helpline|NL-\d{4}|www|http|\.nl|تطرف|جهاد|إرهاب|شرطة/i;
const at = fc.date({
	min: new Date('2026-01-01'),
	max: new Date('2030-01-01'),
	noInvalidDate: true
});

describe('every text in every language', () => {
	test.each(names.flatMap((name) => languages.map((language) => [name, language] as const)))(
		'SC-04 %s in %s is neutral and one segment, whatever the moment and the code',
		(name, language) => {
			fc.assert(
				fc.property(at, bytes, (when, random) => {
					const made = neutralText(name, language, {
						at: when,
						code: taskCode(random),
						count: 1 + random[0]!
					});
					const text = 'text' in made ? made.text : '';
					expect(text).not.toBe('');
					expect(text).not.toMatch(/[{}]/);
					expect(text).not.toMatch(banned);
					expect(segments(text).segments).toBe(1);
				})
			);
		}
	);

	test('Dutch and English fit the small alphabet', () => {
		const wide = names.flatMap((name) =>
			[templates[name].nl, templates[name].en].filter(
				(text) => segments(text.replace(/[{}]/g, '')).encoding !== 'GSM-7'
			)
		);
		expect(wide).toEqual([]);
	});
});

describe('the words themselves', () => {
	const tuesday = atLocal('2026-11-24', '10:00');

	test.each([
		['nl', 'Herinnering: dinsdag 10:00.'],
		['en', 'Reminder: Tuesday 10:00.'],
		['ar', 'تذكير: الثلاثاء 10:00.'],
		['tr', 'Hatırlatma: Salı 10:00.']
	] as const)('a reminder in %s', (language, text) => {
		expect(neutralText('family-time', language, { at: tuesday })).toEqual({ text });
	});

	test('the hour is that of Amsterdam, on both sides of a clock change', () => {
		const saturday = neutralText('family-time', 'nl', { at: new Date('2026-10-24T08:00:00Z') });
		const sunday = neutralText('family-time', 'nl', { at: new Date('2026-10-25T08:00:00Z') });
		expect(saturday).toEqual({ text: 'Herinnering: zaterdag 10:00.' });
		expect(sunday).toEqual({ text: 'Herinnering: zondag 09:00.' });
	});

	test('SC-08 neutral unless she agreed to a time', () => {
		expect(familyTemplate('neutral_only')).toBe('family-neutral');
		expect(familyTemplate('time_only')).toBe('family-time');
		expect(familyTemplate('free')).toBe('family-time');
		expect(neutralText('family-neutral', 'nl')).toEqual({
			text: 'Bel even terug als het uitkomt.'
		});
	});

	test('SC-09 staff hear of a task and nothing else', () => {
		expect(neutralText('staff-task', 'nl', { code: '7F3K' })).toEqual({
			text: 'Er staat een taak klaar (code 7F3K).'
		});
	});

	test('SC-05 whatever was agreed, what she gets is one of our own texts, without a link', () => {
		for (const level of ['neutral_only', 'time_only', 'free'] as const) {
			for (const language of languages) {
				const text = templates[familyTemplate(level)][language];
				expect(text.replaceAll(/\{(weekday|time)\}/g, '')).not.toMatch(/[{}/]|\p{L}\.\p{L}/u);
			}
		}
	});

	test('SC-27 in her language, and never more than one piece of it', () => {
		for (const language of languages) {
			const made = neutralText('family-time', language, { at: tuesday });
			const text = 'text' in made ? made.text : '';
			const { encoding, units } = segments(text);
			expect(units, language).toBeLessThanOrEqual(encoding === 'GSM-7' ? 160 : 70);
			expect(/\p{sc=Arab}/u.test(text), language).toBe(language === 'ar');
		}
	});

	test('a text without its values is a mistake of ours', () => {
		expect(() => neutralText('family-time', 'nl')).toThrow(/without a value/);
	});
});

describe('what may not be said', () => {
	test.each([
		'Bericht van de LSE',
		'Naastenlijn belt u',
		'over EXTREMISME',
		'radicalisering',
		'aşırı',
		'Polis geldi',
		'de politie',
		'Veilig Thuis',
		'الشرطة',
		'التطرّف',
		'إرهاب',
		'zaak NL-2026-00042',
		'kijk op www.iets.nl',
		'https://x',
		'lees naastenlijn.nl/nl',
		'R A D I C A A L is ok maar radicaal niet'
	])('%s', (text) => expect(tellsTooMuch(text)).toBe(true));

	test.each(['Valse start.', 'Herinnering: dinsdag 10:00.', 'else', 'Ok. Tot dan.'])(
		'%s may be said',
		(text) => expect(tellsTooMuch(text)).toBe(false)
	);

	test('no name of staff or family, in any case or with other marks', () => {
		expect(tellsTooMuch('Tot straks, fatma', ['Fatma El Amrani'])).toBe(true);
		expect(tellsTooMuch('Groet van Zoe', ['Zoë'])).toBe(true);
		expect(tellsTooMuch('Tot dinsdag', ['Di'])).toBe(false);
		const outcome = neutralText('staff-task', 'nl', { code: 'Joost' }, ['Joost Bakker']);
		expect(outcome).toEqual({ problem: 'forbidden-word' });
	});

	test('nothing longer than one segment', () => {
		expect(neutralText('staff-task', 'ar', { code: '7'.repeat(60) })).toEqual({
			problem: 'too-long'
		});
	});
});

describe('SC-06 a sender by name', () => {
	test.each(['Anna', 'Kantoor 2', 'Onze club'])('%s may stand above a text', (name) =>
		expect(isNeutralSender(name)).toBe(true)
	);

	test.each([
		...['', 'Veel te lang b', 'Café', 'a-b', '0612345678', 'Politie', 'LSE', 'Radicaal'],
		...['Steunpunt', 'InfoSMS', 'Verify', ' Anna']
	])('"%s" may not', (name) => expect(isNeutralSender(name)).toBe(false));

	test('nor the name of the house', () => {
		expect(isNeutralSender('Huis Noord', ['Huis Noord'])).toBe(false);
	});
});

test('a task code is four signs, never a word', () => {
	fc.assert(
		fc.property(bytes, (random) => {
			expect(taskCode(random)).toMatch(/^[234679CDFGHJKMRT]{4}$/);
		}),
		{ numRuns: 50 }
	);
});
