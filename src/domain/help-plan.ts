import { isScaled, type Goal } from './goal.ts';
import { dayNumber } from './time.ts';

/** Who does a step; anybody else than we and she is named in the step itself. */
export const stepOwners = ['us', 'client', 'other'] as const;
export type StepOwner = (typeof stepOwners)[number];
/** How she said yes to a plan. */
export const agreementWays = ['talk', 'paper'] as const;
export type AgreementWay = (typeof agreementWays)[number];

export interface Step {
	id: string;
	/** Empty: of the plan as a whole. */
	goalId: string;
	/** It stands on her copy. */
	words: string;
	owner: StepOwner;
	/** 'YYYY-MM-DD'. */
	day: string;
	/** The task on the desk that asks about it. */
	followUpId: string;
}
/** What a version of a plan says. */
export interface HelpPlan {
	goals: Goal[];
	steps: Step[];
}
export type PlanProblem = 'too-many-goals' | 'too-many-steps' | 'goal-gone' | 'in-the-past';
export type AgreementProblem =
	| 'no-goals'
	| 'client-missing'
	| 'way-missing'
	| 'day-unreadable'
	| 'day-ahead'
	| 'review-day-unreadable'
	| 'review-too-far';
export interface AgreementRequest {
	personId: string;
	how: string;
	/** Both 'YYYY-MM-DD'. */
	on: string;
	reviewOn: string;
}

export const emptyPlan: HelpPlan = { goals: [], steps: [] };
export const mostGoals = 40;
export const mostSteps = 60;
/** A review every three months or earlier (domain brief 3.5). */
export const REVIEW_DAYS = 92;

/** The plan with this goal in it: in the place it had, or as the last one. */
export function withGoal(plan: HelpPlan, goal: Goal): HelpPlan | { problem: PlanProblem } {
	const isKnown = plan.goals.some(({ id }) => id === goal.id);
	if (!isKnown && plan.goals.length >= mostGoals) return { problem: 'too-many-goals' };
	const goals = isKnown
		? plan.goals.map((one) => (one.id === goal.id ? goal : one))
		: [...plan.goals, goal];
	return { ...plan, goals };
}

/** Without it; what was to be done for it goes with it. */
export function withoutGoal(plan: HelpPlan, goalId: string): HelpPlan | { problem: PlanProblem } {
	if (!plan.goals.some(({ id }) => id === goalId)) return { problem: 'goal-gone' };
	return {
		goals: plan.goals.filter(({ id }) => id !== goalId),
		steps: plan.steps.filter((step) => step.goalId !== goalId)
	};
}

export function withStep(
	plan: HelpPlan,
	step: Step,
	today: string
): HelpPlan | { problem: PlanProblem } {
	if (step.day < today) return { problem: 'in-the-past' };
	if (plan.steps.length >= mostSteps) return { problem: 'too-many-steps' };
	if (step.goalId && !plan.goals.some(({ id }) => id === step.goalId))
		return { problem: 'goal-gone' };
	return { ...plan, steps: [...plan.steps, step] };
}

export function withoutStep(plan: HelpPlan, stepId: string): HelpPlan {
	return { ...plan, steps: plan.steps.filter(({ id }) => id !== stepId) };
}

export function scaledGoals({ goals }: HelpPlan): number {
	return goals.filter(isScaled).length;
}

/** Whether she can have said yes to it so, and when both look again. */
export function agreementProblem(
	plan: HelpPlan,
	{ personId, how, on, reviewOn }: AgreementRequest,
	today: string
): AgreementProblem | undefined {
	if (plan.goals.length === 0) return 'no-goals';
	if (!personId) return 'client-missing';
	if (!agreementWays.some((way) => way === how)) return 'way-missing';
	if (Number.isNaN(dayNumber(on))) return 'day-unreadable';
	if (on > today) return 'day-ahead';
	return reviewDayProblem(reviewOn, today);
}

export function reviewDayProblem(
	reviewOn: string,
	today: string
): 'review-day-unreadable' | 'review-too-far' | undefined {
	const ahead = dayNumber(reviewOn) - dayNumber(today);
	if (Number.isNaN(ahead) || ahead <= 0) return 'review-day-unreadable';
	return ahead > REVIEW_DAYS ? 'review-too-far' : undefined;
}
