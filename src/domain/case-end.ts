import { isOpen, type TrajectoryStatus } from './trajectory.ts';

interface Line {
	id: string;
	status: TrajectoryStatus;
}

/** Whether a case is open once one of its trajectories stands there: it is as long as one of them is. */
export function staysOpen(all: readonly Line[], id: string, to: TrajectoryStatus): boolean {
	return all.some((line) => isOpen(line.id === id ? to : line.status));
}

/** Whether somebody is helped in a case beside this trajectory: in aftercare help has ended, and what is paused helps nobody. */
export function isHelpedBeside(all: readonly Line[], id: string): boolean {
	return all.some((line) => line.id !== id && isOpen(line.status) && !rests.includes(line.status));
}

const rests: readonly TrajectoryStatus[] = ['aftercare', 'on_hold'];
