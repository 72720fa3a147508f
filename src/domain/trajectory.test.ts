import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	asksChecklist,
	asksReason,
	isLongOver,
	isOpen,
	moveTrajectory,
	moves,
	movesForFourEyes,
	possibleMoves,
	openTrajectory,
	phases,
	readPhase,
	trajectoryStatuses,
	trajectoryTypes,
	waitsToRun
} from './trajectory.ts';
import type { Readiness } from './readiness.ts';
import type { MoveRequest, TrajectoryStatus } from './trajectory.ts';
import { mayBeCommissioned, needsCommission } from './trajectory-type.ts';

const ready: Readiness = {
	planAgreed: true,
	scaledGoals: 1,
	storageConsent: true,
	counsellorId: 'joost',
	secondCounsellorId: 'sanne',
	reviewOn: '2027-01-15'
};
const everything = {
	...{ reason: 'agreed', referredTo: 'the family doctor', approved: true, readiness: ready },
	...{ isCommissioned: true, isChecked: true }
};
const open: TrajectoryStatus[] = [
	...(['requested', 'intake', 'awaiting_commission', 'plan'] as const),
	...(['running', 'on_hold', 'evaluation', 'aftercare'] as const)
];
const allowed: Record<TrajectoryStatus, TrajectoryStatus[]> = {
	requested: ['intake', 'stopped'],
	intake: ['awaiting_commission', 'plan', 'declined', 'stopped'],
	awaiting_commission: ['plan', 'stopped'],
	plan: ['running', 'stopped'],
	running: ['on_hold', 'evaluation', 'stopped'],
	on_hold: ['running', 'stopped'],
	evaluation: ['aftercare', 'stopped'],
	aftercare: ['closed', 'intake', 'stopped'],
	closed: ['intake'],
	stopped: ['intake'],
	declined: []
};

function move(status: TrajectoryStatus, request: Partial<MoveRequest> & { to: TrajectoryStatus }) {
	return moveTrajectory({ type: 'individual_exit', status }, { ...everything, ...request });
}

describe('statuses', () => {
	test.each(trajectoryStatuses)('where %s may go when all is there', (status) => {
		const reached = trajectoryStatuses.filter((to) => 'status' in move(status, { to }));
		expect(reached.toSorted()).toEqual(allowed[status].toSorted());
	});

	test('from every open status it may be stopped, with a reason', () => {
		expect(trajectoryStatuses.filter(isOpen)).toEqual(open);
		for (const status of open) {
			expect(move(status, { to: 'stopped' })).toEqual({ status: 'stopped' });
			const without = move(status, { to: 'stopped', reason: ' ' });
			expect(without).toEqual({ problem: 'reason-missing' });
		}
	});

	test.each(['aftercare', 'closed', 'stopped'] as const)('reopening from %s', (status) => {
		expect(move(status, { to: 'intake', reason: '' })).toEqual({ problem: 'reason-missing' });
		expect(move(status, { to: 'intake', approved: false })).toEqual({
			problem: 'supervisor-needed'
		});
	});

	test('what ended goes on under its number for six months, and no day longer', () => {
		const endedAt = new Date('2026-08-31T20:00:00Z');
		expect(isLongOver(endedAt, new Date('2027-02-28T22:59:00Z'))).toBe(false);
		expect(isLongOver(endedAt, new Date('2027-02-28T23:00:00Z'))).toBe(true);
		for (const status of ['closed', 'stopped'] as const) {
			const late = move(status, { to: 'intake', isLongOver: true });
			expect(late).toEqual({ problem: 'ended-too-long-ago' });
		}
		// it never ended
		expect(move('aftercare', { to: 'intake', isLongOver: true })).toEqual({ status: 'intake' });
	});

	test('into aftercare and to the end only with every line of the checklist answered', () => {
		const unchecked = { isChecked: false };
		for (const [from, to] of [
			['evaluation', 'aftercare'],
			['aftercare', 'closed']
		] as const) {
			expect(move(from, { to, ...unchecked })).toEqual({ problem: 'checklist-missing' });
			expect(asksChecklist({ type: 'family_support', status: from }, to)).toBe(true);
		}
		expect(asksChecklist({ type: 'family_support', status: 'closed' }, 'intake')).toBe(false);
	});

	test('nobody is left in danger by one person alone; she may stop, and another looks along', () => {
		const endings = [
			...open.map((from) => [from, 'stopped'] as const),
			['intake', 'declined'] as const
		];
		for (const [from, to] of endings) {
			const leaving = { to, leavesDanger: true };
			expect(move(from, { ...leaving, approved: false })).toEqual({ problem: 'supervisor-needed' });
			expect(move(from, leaving)).toEqual({ status: to });
			expect(move(from, { ...leaving, leavesDanger: false, approved: false })).toEqual({
				status: to
			});
			const line = { type: 'individual_exit', status: from } as const;
			expect(movesForFourEyes(line, { leavesDanger: true })).toContain(to);
		}
	});

	test('declining, aftercare and closing are not done alone or in silence', () => {
		expect(move('intake', { to: 'declined', reason: '' })).toEqual({ problem: 'reason-missing' });
		const nowhere = move('intake', { to: 'declined', referredTo: ' ' });
		expect(nowhere).toEqual({ problem: 'referral-missing' });
		const alone = { approved: false };
		const refused = { problem: 'supervisor-needed' };
		expect(move('evaluation', { to: 'aftercare', ...alone })).toEqual(refused);
		expect(move('aftercare', { to: 'closed', ...alone })).toEqual(refused);
	});
});

describe('running', () => {
	test.each(['plan', 'on_hold'] as const)('from %s it needs all that is asked', (status) => {
		const readiness = { ...ready, scaledGoals: 0 };
		expect(move(status, { to: 'running', readiness })).toEqual({ problem: 'not-ready-to-run' });
	});

	test('is what a plan and a pause wait for, and may be offered when everything is there', () => {
		expect(trajectoryStatuses.filter(waitsToRun)).toEqual(['plan', 'on_hold']);
		const plan = { type: 'individual_exit', status: 'plan' } as const;
		expect(possibleMoves(plan, false, { readiness: ready })).toEqual(['running', 'stopped']);
		const readiness = { ...ready, scaledGoals: 0 };
		expect(possibleMoves(plan, false, { readiness })).toEqual(['stopped']);
	});

	test('without knowing the facts it does not run', () => {
		const request: MoveRequest = { to: 'running', reason: 'x', approved: true };
		expect(moveTrajectory({ type: 'family_support', status: 'plan' }, request)).toEqual({
			problem: 'not-ready-to-run'
		});
	});
});

describe('commission', () => {
	const skip = { to: 'plan', reason: 'urgent', approved: false } as const;

	test('family support starts before it only with a supervisor and a reason', () => {
		const family = { type: 'family_support', status: 'intake' } as const;
		expect(moveTrajectory(family, skip)).toEqual({ problem: 'supervisor-needed' });
		expect(moveTrajectory(family, { ...skip, approved: true })).toEqual({ status: 'plan' });
		const silent = { ...skip, approved: true, reason: '' };
		expect(moveTrajectory(family, silent)).toEqual({ problem: 'reason-missing' });
		for (const status of ['intake', 'awaiting_commission'] as const) {
			expect(moveTrajectory({ ...family, status }, skip)).toEqual({ problem: 'supervisor-needed' });
			const commissioned = { ...skip, reason: '', isCommissioned: true };
			expect(moveTrajectory({ ...family, status }, commissioned)).toEqual({ status: 'plan' });
		}
	});

	test('individual exit needs none, but what it waits for it waits for', () => {
		const exit = { type: 'individual_exit', status: 'intake' } as const;
		expect(moveTrajectory(exit, skip)).toEqual({ status: 'plan' });
		const waiting = { ...exit, status: 'awaiting_commission' } as const;
		expect(moveTrajectory(waiting, skip)).toEqual({ problem: 'supervisor-needed' });
	});

	test('who orders what', () => {
		expect(trajectoryTypes.filter(needsCommission)).toEqual(['family_support', 'liv_asylum']);
		expect(trajectoryTypes.filter(mayBeCommissioned)).toEqual([
			'family_support',
			'individual_exit',
			'liv_asylum'
		]);
	});

	test('advice to a professional knows none', () => {
		const advice = { type: 'trajectory_advice', status: 'intake' } as const;
		expect(moveTrajectory(advice, skip)).toEqual({ status: 'plan' });
		expect(moveTrajectory(advice, { ...skip, to: 'awaiting_commission' })).toEqual({
			problem: 'no-commission-needed'
		});
	});
});

describe('phases', () => {
	test.each(trajectoryTypes)('%s begins in its first phase', (type) => {
		expect(openTrajectory(type)).toEqual({ status: 'intake', phase: phases[type][0] });
	});

	test('a phase of another type is refused', () => {
		expect(readPhase('family_support', 'guidance')).toEqual({ phase: 'guidance' });
		expect(readPhase('trajectory_advice', 'guidance')).toEqual({ problem: 'phase-unknown' });
		expect(readPhase('family_support', 'length')).toEqual({ problem: 'phase-unknown' });
	});
});

describe('what a page may offer', () => {
	test('four eyes: into aftercare, out of it, back again, and a plan before its commission', () => {
		const offered = trajectoryStatuses.map((status) => [
			status,
			movesForFourEyes({ type: 'family_support', status }, { isChecked: true })
		]);
		expect(Object.fromEntries(offered.filter(([, moves]) => moves!.length > 0))).toEqual({
			intake: ['plan'],
			awaiting_commission: ['plan'],
			evaluation: ['aftercare'],
			aftercare: ['intake', 'closed'],
			closed: ['intake'],
			stopped: ['intake']
		});
		expect(movesForFourEyes({ type: 'individual_exit', status: 'intake' })).toEqual([]);
	});

	test('which of them asks why', () => {
		const intake = { type: 'family_support', status: 'intake' } as const;
		expect(asksReason(intake, 'stopped')).toBe(true);
		expect(asksReason(intake, 'awaiting_commission')).toBe(false);
	});

	test('only moves that would be made', () => {
		expect(possibleMoves({ type: 'family_support', status: 'intake' }, false)).toEqual([
			'awaiting_commission',
			'stopped',
			'declined'
		]);
		expect(possibleMoves({ type: 'family_support', status: 'intake' }, true)).toContain('plan');
		expect(possibleMoves({ type: 'individual_exit', status: 'plan' }, true)).toEqual(['stopped']);
		expect(possibleMoves({ type: 'trajectory_advice', status: 'closed' }, false)).toEqual([]);
	});
});

const needWords = {
	reason: 'a reason',
	referral: 'a referral',
	supervisor: 'four eyes',
	readiness: 'all that running asks',
	commission: 'a commission, or four eyes and a reason',
	checklist: 'the checklist',
	recent: 'ended less than six months ago',
	danger: 'four eyes where no other help goes on and somebody may be in danger'
};

// `PRINT=1 npx vitest run src/domain/trajectory.test.ts` prints it anew
test('the page about it says what the table says', () => {
	const file = new URL('./trajectory.md', import.meta.url);
	if (process.env['PRINT']) writeFileSync(file, printed());
	expect(readFileSync(file, 'utf8')).toBe(printed());
});

function printed(): string {
	const rows = trajectoryStatuses.flatMap((from) =>
		trajectoryStatuses.map((to) => [`\`${from}\``, `\`${to}\``, askedBy(from, to)] as const)
	);
	const allowedRows = rows.filter(([, , needs]) => needs !== undefined);
	const refused = trajectoryStatuses.map(
		(from) =>
			`- \`${from}\`: ${rows
				.filter(([one, , needs]) => one === `\`${from}\`` && needs === undefined)
				.map(([, to]) => to)
				.join(', ')}`
	);
	const phaseRows = trajectoryTypes.map((type) => [
		`\`${type}\``,
		needsCommission(type) ? 'needed' : mayBeCommissioned(type) ? 'possible' : 'none',
		phases[type].join(' · ')
	]);
	return `# A trajectory, from status to status

Printed from \`trajectory.test.ts\`. What running asks: the plan agreed by the client, a goal with five levels, consent to keep her details, a counsellor and a second one, the day of the next review.

${tableOf(['from', 'to', 'asks'], allowedRows as [string, string, string][])}

Refused, whatever is said or approved:

${refused.join('\n')}

## Types

${tableOf(['type', 'commission', 'phases, in any order'], phaseRows)}
`;
}

function askedBy(from: TrajectoryStatus, to: TrajectoryStatus): string | undefined {
	const needs = (moves as Record<string, Record<string, readonly (keyof typeof needWords)[]>>)[
		from
	]![to];
	return needs && (needs.map((need) => needWords[need]).join('; ') || 'nothing');
}

function tableOf(head: string[], rows: readonly (readonly string[])[]): string {
	const cells = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
	const line = (row: readonly string[], fill = ' ') =>
		`| ${row.map((cell, n) => cell.padEnd(widths[n]!, fill)).join(' | ')} |`;
	return [
		line(head),
		line(
			head.map(() => ''),
			'-'
		),
		...rows.map((row) => line(row))
	].join('\n');
}
