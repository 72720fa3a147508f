import { openToken } from '../rooms/token.ts';
import { crowd } from './crowd-meter.ts';
import { isWorkDone } from './proof.ts';
import { openTalking } from './token.ts';

/** So many a second come in without work done; whoever comes on top of that in a flood is turned away. */
const mostUnproved = 40;
export const chatPage = '/(help-seeker)/[lang=language]/chat';

/**
 * Whether this one comes as part of a flood. Decided in memory, before a page is drawn or the database
 * hears of it; whoever is in a conversation, comes from her room or has done the work is never counted.
 */
export async function isTurnedAway(form: FormData, now: Date): Promise<boolean> {
	if (openTalking(form.get('token'), now) || openToken(form.get('room'), now)) return false;
	if (await isWorkDone(String(form.get('proof') ?? ''))) return false;
	return isCrowded();
}

const isCrowded = crowd(mostUnproved);
