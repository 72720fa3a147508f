import { expect, test } from 'vitest';
import { atLocal } from '#domain/time.ts';
import {
	howTold,
	inPageOrder,
	isClockAsked,
	isHowWhole,
	outcomeTold,
	placeOf,
	planTold,
	restTold,
	travelTold,
	wrongTold,
	type Named
} from './told.ts';

const named: Named = {
	language: 'nl',
	people: [
		{ id: 's', name: 'Samira', role: 'asker' },
		{ id: 'y', name: '', role: 'concern' }
	],
	goals: [
		{ id: 'g', plain: 'Weer samen eten.' },
		{ id: 'h', plain: 'Naar school.' }
	]
};
const talk = { outcome: 'held', day: '2026-11-26', hour: '10:00', kind: 'office', minutes: '50' };
const typed = (fields: Record<string, string>, more = {}) => ({
	...{ fields, people: ['s'], staff: ['counsellor'], others: ['interpreter'], goals: [] },
	...more
});
const now = atLocal('2026-11-26', '12:00');

test('when, where and with whom is one sentence, as far as it was said', () => {
	const told = howTold(typed(talk), named);
	expect(told).toMatch(/^Donderdag 26 november.* om 10\.00 uur, op kantoor, 50 minuten\./);
	expect(told).toContain('Erbij: \u2068Samira\u2069 en tolk. Van ons: casemanager.');
	expect(howTold(typed({ outcome: 'held', day: 'gisteren', hour: '' }), named)).not.toMatch(/NaN/);
});

test('of a talk that did not go on nobody is told to have been there', () => {
	const told = howTold(typed({ ...talk, outcome: 'no-show' }), named);
	expect(told).not.toMatch(/Samira|minuten|tolk/);
	expect(outcomeTold(typed({ outcome: 'cancelled-by-us', why: ' Ziek. ' }), 'nl')).toBe(
		'Nee: afgezegd door ons. “\u2068Ziek\u2069”'
	);
	expect(outcomeTold(typed({ outcome: 'no-show' }), 'nl')).toContain('vanzelf');
});

test('what is wrong is named in the order of the page, words before the hour', () => {
	const fields = ['nextDay', 'hour', 'kind', 'facts', 'travelKm', 'people', 'outcome', 'mood'];
	const named = inPageOrder(fields.map((field) => ({ field }))).map(({ field }) => field);
	expect(named.join(' ')).toBe('outcome facts hour kind people mood travelKm nextDay');
});

test('of a talk and of what is planned the same can be wrong, and it is said of which', () => {
	const text = 'Vul een tijd in.';
	const both = ['hour', 'nextHour'].map((field) => ({ field, text }));
	const said = (nextKind: string) =>
		wrongTold(both, typed({ nextKind }), 'nl').map((one) => one.text);
	expect(said('appointment')).toEqual([text, 'Een afspraak: vul een tijd in.']);
	expect(said('task')).toEqual([text, 'Een taak voor mij: vul een tijd in.']);
});

test('it is asked while something of it is missing, and not for what nobody wrote yet', () => {
	expect(isHowWhole(typed({ ...talk, hour: '', minutes: '' }), named, now)).toBe(true);
	expect(isHowWhole(typed({ ...talk, kind: '' }), named, now)).toBe(false);
	expect(isHowWhole(typed(talk, { people: [], others: [] }), named, now)).toBe(false);
});

test('from when and how long is asked in the open while it is not known, or wrong', () => {
	const right = () => undefined;
	expect(isClockAsked(typed(talk), right)).toBe(false);
	expect(isClockAsked(typed({ ...talk, hour: '' }), right)).toBe(true);
	expect(isClockAsked(typed({ ...talk, minutes: '' }), right)).toBe(true);
	expect(isClockAsked(typed({ ...talk, minutes: '', outcome: 'no-show' }), right)).toBe(false);
	const wrong = (field: string) => (field === 'minutes' ? 'wrong' : undefined);
	expect(isClockAsked(typed(talk), wrong)).toBe(true);
});

test('how she was, the goals, the way there and what is planned are told in a line each', () => {
	expect(restTold(typed({ mood: '0' }, { goals: ['g', 'h'] }), named)).toBe(
		'Op een schaal van 0 tot 10: 0. Gewerkt aan: \u2068Weer samen eten\u2069; \u2068Naar school\u2069.'
	);
	expect(restTold(typed({}), named)).toBe('Niet gevraagd hoe het was.');
	expect(travelTold(typed({ travelKm: '24', travelMinutes: '' }), 'nl')).toContain('24 km');
	expect(travelTold(typed({}), 'nl')).toBe('Niet gereisd.');
	const next = { nextDay: '2026-12-04', nextHour: '10:00', nextMethod: 'office', nextPerson: 'y' };
	expect(planTold(typed({ ...next, nextKind: 'none' }), named)).toBe('Nog niets.');
	expect(planTold(typed({ ...next, nextKind: 'appointment' }), named)).toMatch(
		/^Een afspraak: vrijdag 4 december.* om 10\.00 uur, op kantoor, met /
	);
	const called = typed({ ...next, nextKind: 'appointment', nextMethod: 'phone' });
	expect(planTold(called, named)).toContain('aan de telefoon');
	expect(planTold(typed({ ...next, nextKind: 'task' }), named)).not.toContain('kantoor');
	expect(planTold(typed({ nextKind: 'task' }), named)).toBe('Een taak voor mij.');
});

test('each field lies under its question', () => {
	const fields = [
		'why',
		'facts',
		'minutes',
		'people',
		'mood',
		'travelKm',
		'nextStep',
		'against-plan'
	];
	expect(fields.map(placeOf)).toEqual([
		...['outcome', 'words', 'clock', 'how', 'rest', 'travel', 'step', 'plan']
	]);
});
