import { describe, expect, test } from 'vitest';
import {
	asksReason,
	isOpen,
	missingForRunning,
	moveTrajectory,
	movesForFourEyes,
	possibleMoves,
	openTrajectory,
	phases,
	readPhase,
	trajectoryStatuses,
	trajectoryTypes,
	waitsToRun
} from './trajectory.ts';
import type { MoveRequest, Readiness, TrajectoryStatus } from './trajectory.ts';

const ready: Readiness = {
	planAgreed: true,
	scaledGoals: 1,
	storageConsent: true,
	counsellorId: 'joost',
	secondCounsellorId: 'sanne',
	reviewOn: '2027-01-15'
};
const everything = { reason: 'agreed', approved: true, readiness: ready };
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

	test('declining, aftercare and closing are not done alone or in silence', () => {
		expect(move('intake', { to: 'declined', reason: '' })).toEqual({ problem: 'reason-missing' });
		const alone = { approved: false };
		const refused = { problem: 'supervisor-needed' };
		expect(move('evaluation', { to: 'aftercare', ...alone })).toEqual(refused);
		expect(move('aftercare', { to: 'closed', ...alone })).toEqual(refused);
	});
});

describe('running', () => {
	test.each([
		['planAgreed', { planAgreed: false }],
		['scaledGoals', { scaledGoals: 0 }],
		['storageConsent', { storageConsent: false }],
		['counsellorId', { counsellorId: undefined }],
		['secondCounsellorId', { secondCounsellorId: undefined }],
		['secondCounsellorId', { secondCounsellorId: 'joost' }],
		['reviewOn', { reviewOn: undefined }]
	] satisfies [keyof Readiness, Partial<Readiness>][])('needs %s', (fact, change) => {
		const readiness = { ...ready, ...change };
		expect(missingForRunning(readiness)).toEqual([fact]);
		expect(move('plan', { to: 'running', readiness })).toEqual({ problem: 'not-ready-to-run' });
		expect(move('on_hold', { to: 'running', readiness })).toEqual({
			problem: 'not-ready-to-run'
		});
	});

	test('is what a plan and a pause wait for, and may be offered when everything is there', () => {
		expect(trajectoryStatuses.filter(waitsToRun)).toEqual(['plan', 'on_hold']);
		const plan = { type: 'individual_exit', status: 'plan' } as const;
		expect(possibleMoves(plan, false, ready)).toEqual(['running', 'stopped']);
		expect(possibleMoves(plan, false, { ...ready, scaledGoals: 0 })).toEqual(['stopped']);
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
		const commissioned = { ...family, status: 'awaiting_commission' } as const;
		expect(moveTrajectory(commissioned, skip)).toEqual({ status: 'plan' });
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
			movesForFourEyes({ type: 'family_support', status })
		]);
		expect(Object.fromEntries(offered.filter(([, moves]) => moves!.length > 0))).toEqual({
			intake: ['plan'],
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
