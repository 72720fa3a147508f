import {
	factorCodes,
	factorKinds,
	type Factor,
	type FactorCode,
	type FactorKind
} from './factor.ts';

export type SeenFactor = Factor & { id: string; personId: string };
/** Which factor, of whom. */
export interface LineName {
	kind: FactorKind;
	code: FactorCode;
	personId: string;
}
/** One factor of one person over time, the first day first. No two are ever put together. */
export interface FactorLine<One extends SeenFactor = SeenFactor> extends LineName {
	points: One[];
}

/** Each factor of each person on a line of its own: what protects first, then what drives, then what happened. */
export function factorLines<One extends SeenFactor>(seen: readonly One[]): FactorLine<One>[] {
	const groups = Map.groupBy(seen, ({ kind, code, personId }) => `${kind} ${code} ${personId}`);
	return [...groups.values()]
		.map((points) => ({
			kind: points[0]!.kind,
			code: points[0]!.code,
			personId: points[0]!.personId,
			points: points.toSorted((one, other) => one.seenOn.localeCompare(other.seenOn))
		}))
		.toSorted(
			(one, other) =>
				order.indexOf(one.kind) - order.indexOf(other.kind) ||
				placeIn(one) - placeIn(other) ||
				one.personId.localeCompare(other.personId)
		);
}

const order: readonly FactorKind[] = ['protective', 'driver', 'trigger'];

function placeIn({ kind, code }: FactorLine): number {
	return (factorCodes[kind] as readonly FactorCode[]).indexOf(code);
}

/** The first and the last day of all that was seen; undefined when there is nothing. */
export function spanOfFactors(
	seen: readonly SeenFactor[]
): { from: string; to: string } | undefined {
	const days = seen.map(({ seenOn }) => seenOn).toSorted();
	const [from, to] = [days[0], days.at(-1)];
	return from && to ? { from, to } : undefined;
}

/** In the order of the pages. */
export const kindsInOrder: readonly FactorKind[] = factorKinds.toSorted(
	(one, other) => order.indexOf(one) - order.indexOf(other)
);
