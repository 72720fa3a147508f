/** Facts that must be there before a trajectory may run (domain brief 3.2). */
export interface Readiness {
	planAgreed: boolean;
	scaledGoals: number;
	storageConsent: boolean;
	counsellorId?: string | undefined;
	secondCounsellorId?: string | undefined;
	reviewOn?: string | undefined;
}

/** What is still missing before a trajectory may run; empty when it may. */
export function missingForRunning(readiness: Readiness): (keyof Readiness)[] {
	const { counsellorId, secondCounsellorId } = readiness;
	const met: Record<keyof Readiness, boolean> = {
		planAgreed: readiness.planAgreed,
		scaledGoals: readiness.scaledGoals >= 1,
		storageConsent: readiness.storageConsent,
		counsellorId: counsellorId !== undefined,
		secondCounsellorId: secondCounsellorId !== undefined && secondCounsellorId !== counsellorId,
		reviewOn: readiness.reviewOn !== undefined
	};
	return (Object.keys(met) as (keyof Readiness)[]).filter((fact) => !met[fact]);
}
