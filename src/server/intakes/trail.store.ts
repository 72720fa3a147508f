import { desc, eq } from 'drizzle-orm';
import type { TriageLevel } from '#domain/triage.ts';
import { detailPlace } from '../audit/record.ts';
import { event } from '../db/schema/follow-ups.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';

export interface TrailLine {
	seq: number;
	at: Date;
	kind: string;
	actorId: string | null;
	reason: string;
	from?: TriageLevel;
	to?: TriageLevel;
	where?: string;
	/** What was decided about calling back. */
	callBack?: boolean;
}

const mostShown = 60;

/** What happened to an intake on its own chain, the newest first. */
export async function trailOf(work: StaffWork, intakeId: string): Promise<TrailLine[]> {
	const rows = await work.db
		.select()
		.from(event)
		.where(eq(event.chainId, intakeId))
		.orderBy(desc(event.seq))
		.limit(mostShown);
	const keys = await dataKeys(
		work,
		rows.flatMap((row) => row.keyId ?? [])
	);
	return rows.map(({ seq, at, kind, actorId, keyId, subjectId, detail }) => {
		const key = keyId && keys.get(keyId);
		const place = detailPlace(subjectId ?? intakeId, kind);
		const opened = key && detail ? JSON.parse(openText(key, place, detail)) : {};
		return { seq, at, kind, actorId, reason: '', ...(opened as Partial<TrailLine>) };
	});
}
