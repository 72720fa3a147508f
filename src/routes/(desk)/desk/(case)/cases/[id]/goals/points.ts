import { signed } from './signed.ts';

/** T as it is told: whole points say all it can say. */
export function points(t: number): string {
	return String(Math.round(t));
}

/** '+12' or '−3' since the same goals began. */
export function change({ t, began }: { t: number; began: number }): string {
	return signed(Math.round(t) - Math.round(began));
}
