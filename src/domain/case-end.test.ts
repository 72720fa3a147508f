import { expect, test } from 'vitest';
import { isHelpedBeside, staysOpen } from './case-end.ts';
import { isOpen, trajectoryStatuses } from './trajectory.ts';

test('a case is open as long as one of its trajectories is', () => {
	for (const beside of trajectoryStatuses)
		for (const to of trajectoryStatuses) {
			const all = [
				{ id: 'this', status: 'running' as const },
				{ id: 'other', status: beside }
			];
			expect(staysOpen(all, 'this', to)).toBe(isOpen(beside) || isOpen(to));
		}
});

test.each(trajectoryStatuses)(
	'whether somebody is helped beside it where another stands at %s',
	(status) => {
		const all = [
			{ id: 'this', status: 'running' as const },
			{ id: 'other', status }
		];
		const helps = ['requested', 'intake', 'awaiting_commission', 'plan', 'running', 'evaluation'];
		expect(isHelpedBeside(all, 'this')).toBe(helps.includes(status));
		expect(isHelpedBeside([all[0]!], 'this')).toBe(false);
	}
);
