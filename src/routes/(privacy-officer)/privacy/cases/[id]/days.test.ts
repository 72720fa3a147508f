import { expect, test } from 'vitest';
import { daysOf } from './days.ts';

const line = (minute: string, kind: string, by = 'Amina', actorId = by || null) => ({
	at: new Date(`2026-03-02T${minute}:00Z`),
	kind,
	actorId,
	by,
	origin: by ? 'counsellor' : 'system'
});

test('a log is told day by day and colleague by colleague, the same after each other once', () => {
	const days = daysOf(
		[
			{ ...line('09:00', 'part.read'), at: new Date('2026-03-03T09:00:00Z') },
			line('11:00', 'phone.shown'),
			line('10:30', 'part.read', 'Joost'),
			line('10:10', 'phone.shown'),
			line('10:00', 'notification.sent', '')
		],
		'nl'
	);
	expect(days.map(({ colleagues }) => colleagues.map(({ who }) => who))).toEqual([
		['Amina'],
		['Joost', 'het systeem']
	]);
	const [shown] = days[1]!.unusual;
	expect(shown).toMatchObject({ who: 'Amina', said: 'Nummer of adres getoond, 2 keer' });
});

test('what happened in one minute is one line of the diary', () => {
	const lines = [
		line('10:01', 'note.written'),
		line('10:00', 'part.read'),
		line('10:00', 'part.read')
	];
	const [amina] = daysOf(lines, 'nl')[0]!.colleagues;
	expect(amina!.moments.map(({ said }) => said)).toEqual([
		['Notitie geschreven'],
		['Zaak gelezen, 2 keer']
	]);
});

test('a word under duress cannot be told from any other word', () => {
	const told = (kind: string) =>
		daysOf([line('10:01', 'word.right'), line('10:00', kind)], 'nl')[0]!.colleagues;
	expect(told('duress.spoken')).toEqual(told('word.right'));
});

test('two colleagues with one name stay two', () => {
	const lines = [line('11:00', 'part.read'), line('10:00', 'part.read', 'Amina', 'another')];
	expect(daysOf(lines, 'nl')[0]!.colleagues).toHaveLength(2);
});
