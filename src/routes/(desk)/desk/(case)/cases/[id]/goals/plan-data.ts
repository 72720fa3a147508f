import type { PageData } from './$types';

/** The page where there is a trajectory, and so a plan. */
export type PlanData = Extract<PageData, { noTrajectory: false }>;
