import { describe, expect, test } from 'vitest';
import { deskLanguages } from '#i18n/desk.ts';
import { detailFields } from '#server/safe-contact/detail-form.ts';
import { toldOf } from './told.ts';
import {
	changedTopics,
	placesOf,
	topicAtHand,
	topicNames,
	topicOf,
	type TypedPlan
} from './topics.ts';

const nothing: TypedPlan = { fields: { language: 'nl' }, moments: [], needs: [] };
const plan: TypedPlan = {
	fields: {
		...{ sms: 'yes', call: 'yes', first: 'voice', attempts: '2', shared: 'no', monitored: 'none' },
		...{ coverStory: 'van de sportclub', lineDrop: 'sms_neutral', level: 'time_only' },
		...{ language: 'ar', thirdWho: 'haar zus', thirdAgreed: 'yes', silence: '7' },
		...{ 'unsafe-0-day': '1', 'unsafe-0-from': '08:00', 'unsafe-0-to': '09:00' },
		...{ 'dates-0-from': '2026-12-24', 'dates-0-to': '2027-01-02', contactNot: 'Niet op vrijdag.' }
	},
	moments: ['3-morning', '3-evening'],
	needs: ['sight', 'hearing']
};

describe('what was agreed is read back in sentences', () => {
	const told = (topic: (typeof topicNames)[number], typed = plan) =>
		toldOf(topic, { typed, facts: { phone: '•••• 10' }, language: 'nl' }).replace(
			/[\u2066-\u2069]/g,
			''
		);

	test('by which ways, and by which not', () => {
		expect(told('ways')).toBe(
			'Wij mogen sms’en en bellen. Wij mogen niet mailen of schrijven. Eerst bellen. Hooguit 2 keer per dag.'
		);
		expect(told('ways', nothing)).toBe('Wij nemen zelf geen contact op.');
	});

	test('when, and when never', () => {
		expect(told('when')).toBe(
			'Veilig is woensdag 09.00–12.00 en 17.00–21.00. Nooit op maandag 08.00–09.00. ' +
				'Ook niet op 24 december 2026 – 2 januari 2027. In eigen woorden: “Niet op vrijdag”.'
		);
		expect(told('when', nothing)).toBe('Er is nog geen veilig moment: er gaat niets uit.');
		const wholeDay = {
			...nothing,
			moments: ['1-evening', '1-morning', '1-afternoon', '9-morning']
		};
		expect(told('when', wholeDay)).toBe('Veilig is maandag 09.00–21.00.');
		expect(told('when', { ...nothing, moments: ['9-morning'] })).toBe(told('when', nothing));
		const days = [1, 2, 3, 4, 5, 6, 7];
		const week = { ...nothing, moments: days.map((day) => `${day}-evening`) };
		expect(told('when', week)).toBe('Veilig is elke dag 17.00–21.00.');
		const never = days.map((day, row) => [
			[`unsafe-${row}-day`, String(day)],
			[`unsafe-${row}-from`, '08:00'],
			[`unsafe-${row}-to`, '09:00']
		]);
		const fields = { ...nothing.fields, ...Object.fromEntries(never.flat()) };
		expect(told('when', { ...week, fields })).toContain('Op geen enkele dag 08.00–09.00.');
	});

	test('whatever was typed is read back at once: nobody waits for a line of dots', () => {
		const dots = '.'.repeat(50_000);
		const fields = { ...plan.fields, coverStory: `van ${dots}de club${dots} . ` };
		const from = performance.now();
		expect(told('call', { ...plan, fields })).toContain(`“van ${dots}de club”.`);
		expect(performance.now() - from).toBeLessThan(1000);
	});

	test('what is said to another, and what a text says', () => {
		expect(told('call')).toContain('Neemt toch een ander op, dan zeggen wij: “van de sportclub”.');
		expect(told('text')).toContain('De taal is Arabisch.');
		expect(told('third')).toBe('Het mag ook via haar zus; dat is met beiden afgesproken.');
	});

	test('what does not happen is not told as if it did', () => {
		expect(told('call')).not.toContain('Wij bellen nu niet');
		expect(told('call', nothing)).toMatch(/^Wij bellen nu niet[.]/);
		expect(told('text')).not.toContain('Er gaat nu geen sms');
		for (const shared of [{ shared: 'yes' }, { shared: 'unknown' }, { shared: '' }]) {
			const seen = { ...plan, fields: { ...plan.fields, ...shared } };
			expect(told('text', seen)).toMatch(/^Er gaat nu geen sms[.]/);
			const agreed = { ...seen, fields: { ...seen.fields, sharedConfirmed: 'yes' } };
			expect(told('text', agreed)).not.toContain('Er gaat nu geen sms');
		}
		const stopped = { facts: { isOptedOut: true }, language: 'nl' as const };
		expect(toldOf('text', { ...stopped, typed: plan })).toMatch(/^Er gaat nu geen sms[.]/);
		const again = { ...plan, fields: { ...plan.fields, smsAgain: 'yes' } };
		expect(toldOf('text', { ...stopped, typed: again })).not.toContain('Er gaat nu geen sms');
		const held = { facts: { waitsForSupervisor: true }, language: 'nl' as const };
		expect(toldOf('text', { ...held, typed: plan })).toMatch(/^Er gaat nu geen sms[.]/);
		const likely = { ...plan, fields: { ...plan.fields, monitored: 'likely' } };
		expect(told('text', likely)).toMatch(/^Er gaat nu geen sms[.]/);
	});

	test('that there are words, never which', () => {
		const typed = {
			...plan,
			fields: { ...plan.fields, codeWord: 'Merel', duressWord: 'Kuifmees' }
		};
		expect(told('words', typed)).toBe('Afgesproken is een codewoord en een noodwoord.');
		const gone = { ...plan, fields: { 'codeWord-gone': 'yes' } };
		const facts = { hasWord: { code: true, back: true, duress: false } };
		expect(toldOf('words', { typed: gone, facts, language: 'nl' })).toBe(
			'Afgesproken is een antwoordwoord.'
		);
	});

	test('without a plan the careful side of each, and so too of what cannot be read', () => {
		const names = ['shared', 'monitored', 'voicemail', 'lineDrop', 'level', 'language', 'missed'];
		const more = ['senderStyle', 'silence', 'attempts', 'dates-0-from', 'unsafe-0-from'];
		const fields = Object.fromEntries([...names, ...more].map((name) => [name, '<x> {y}']));
		const unreadable = { fields, moments: ['9-night'], needs: ['x'] };
		for (const language of deskLanguages)
			for (const topic of topicNames) {
				const typed = { ...unreadable, fields: { ...fields, 'unsafe-0-day': '9' } };
				const [one, other] = [typed, nothing].map((typed) =>
					toldOf(topic, { typed, facts: {}, language })
				);
				expect(one).not.toBe('');
				if (topic !== 'silence' && topic !== 'when') expect(one).toBe(other);
			}
	});
});

test('only what is changed stands open', () => {
	const typed = { ...plan, fields: { ...plan.fields, silence: '9', letter: 'no', step: 'talk' } };
	expect([...changedTopics(plan, typed)]).toEqual(['silence', undefined]);
	expect([...changedTopics(plan, { ...plan, moments: ['3-evening', '3-morning'] })]).toEqual([]);
	expect([...changedTopics(plan, { ...plan, moments: [], needs: [] })]).toEqual(['when', 'care']);
	expect(detailFields.filter((field) => !topicOf(field))).toEqual([]);
	expect(topicOf('codeWord-gone')).toBe('words');
	expect(topicOf('dates-0-from')).toBe('when');
});

test('one question at a time stands open: the first in which something is wrong', () => {
	const changed = new Set(['ways', 'silence'] as const);
	expect(topicAtHand([], changed)).toBe('ways');
	expect(topicAtHand([], new Set())).toBeUndefined();
	const wrong = ['codeWord', 'coverStory', 'step'].map((field) => ({ field }));
	expect(topicAtHand(wrong, changed)).toBe('call');
	const places = ['topic-words', 'coverStory', 'step'];
	expect(placesOf(wrong).map(({ field }) => field)).toEqual(places);
});
