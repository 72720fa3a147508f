import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { RiskLevel } from '#domain/risk.ts';
import { part } from '../db/schema/cases.ts';
import { riskJudgement } from '../db/schema/risk.ts';
import type { StaffWork } from '../work.ts';

export interface WaitingJudgement {
	id: string;
	partId: string;
	code: string;
	level: RiskLevel;
	judgedBy: string;
	judgedAt: Date;
}

const mostShown = 50;

/** Judgements that hold and that nobody else looked at yet, as far as the actor sees them: what is acute first, then the oldest. */
export function waitingForSecond(work: StaffWork): Promise<WaitingJudgement[]> {
	const { id, partId, level, judgedBy, judgedAt, asksSecond, secondAt } = riskJudgement;
	const isReplaced = sql`EXISTS (SELECT FROM risk_judgement r WHERE r.part_id = ${partId}
		AND (r.judged_at, r.id) > (${judgedAt}, ${id}))`;
	return work.db
		.select({ id, partId, code: part.code, level, judgedBy, judgedAt })
		.from(riskJudgement)
		.innerJoin(part, eq(part.id, partId))
		.where(and(asksSecond, isNull(secondAt), isNull(part.closedAt), sql`NOT ${isReplaced}`))
		.orderBy(desc(sql`${level} = 'acute'`), asc(judgedAt), asc(id))
		.limit(mostShown);
}
