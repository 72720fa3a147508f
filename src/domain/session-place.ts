import { sessionKinds, type SessionKind } from './session.ts';

/** Where a talk by appointment is held, when the way says so. */
export function placeOfWay(way: string | null | undefined): SessionKind | undefined {
	return sessionKinds.find((kind) => kind === way);
}
