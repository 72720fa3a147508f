import { expect, test } from 'vitest';
import { eventKinds } from './event.ts';
import { kindsOf, quietKinds, timelineShows } from './timeline.ts';

test('whatever happened is told somewhere, and what is quiet only among the readings', () => {
	const told = timelineShows.flatMap((show) => kindsOf(show));
	const nowhere = eventKinds.filter((kind) => !told.includes(kind));
	expect(nowhere.filter((kind) => !quietKinds.includes(kind))).toEqual([]);
	for (const show of timelineShows.filter((one) => one !== 'readings')) {
		expect(kindsOf(show).filter((kind) => quietKinds.includes(kind))).toEqual([]);
	}
	expect(kindsOf().filter((kind) => quietKinds.includes(kind))).toEqual([]);
});

test.each([
	['contacts', 'intake.call-logged'],
	['contacts', 'text.received'],
	['texts', 'text.received'],
	['texts', 'notification.held-unsafe'],
	['appointments', 'follow-up.moved'],
	['appointments', 'task.done'],
	['notes', 'note.corrected'],
	['decisions', 'trajectory.moved'],
	['decisions', 'plan.confirmed'],
	['readings', 'part.read'],
	['readings', 'case.printed'],
	['readings', 'part.log-read']
] as const)('%s tells of %s', (show, kind) => {
	expect(kindsOf(show)).toContain(kind);
});
