import * as v from 'valibot';
import type { OutgoingText } from '../integrations/texts.ts';
import { openText, seal } from '../keys/envelope.ts';
import { atTheDoor, type Work } from '../work.ts';
import * as texts from './phone.store.ts';

const shape = v.object({
	to: v.string(),
	body: v.string(),
	reportTo: v.string(),
	validSeconds: v.number()
});

export interface OutboxText extends OutgoingText {
	providerId: string;
	keptAt: Date;
}

/** Keeps what would have gone out, sealed like everything else that names a number. */
export function keepInOutbox(providerId: string, text: OutgoingText): Promise<void> {
	return atTheDoor((work) =>
		texts.keep(work, providerId, seal(work.keys.page, placeOf(providerId), JSON.stringify(text)))
	);
}

export async function outbox(work: Work, most: number): Promise<OutboxText[]> {
	const rows = await texts.kept(work, most);
	return rows.map(({ providerId, keptAt, sealed }) => {
		const text = openText(work.keys.page, placeOf(providerId), sealed);
		return { ...v.parse(shape, JSON.parse(text)), providerId, keptAt };
	});
}

function placeOf(providerId: string) {
	return { table: 'demo_text', row: providerId, column: 'sealed' };
}
