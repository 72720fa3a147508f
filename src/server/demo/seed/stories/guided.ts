import type { Cast } from '../cast.ts';
import type { Moments } from '../moments.ts';
import type { Story } from '../play.ts';
import { theBarn } from './barn.ts';
import { theCards, theOven } from './endings.ts';

/** Whose help runs for months, and two where it ends. */
export function guidedStories(cast: Cast, when: Moments): Story[] {
	return [theBarn, theOven, theCards].map((tell) => tell(cast, when));
}
