import { house } from '../house.ts';

/** A page that says nothing of us. */
export function leaveTo(): string {
	return house().config.neutralSite;
}
