import { asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { callState, type CallState } from '#domain/paging.ts';
import { notification } from '../db/schema/follow-ups.ts';
import { intake } from '../db/schema/intakes.ts';
import { page } from '../db/schema/paging.ts';
import { colleaguesOf } from '../staff/colleagues.store.ts';
import type { StaffWork } from '../work.ts';
import type { PageRow } from './store.ts';

/** A call about danger as colleagues see it: who was reached for, and what came of it. */
export interface ToldPage {
	id: string;
	intakeId: string;
	reference: string;
	nextAt: Date;
	trouble: PageRow['trouble'];
	end: { how: 'key' | 'desk' | 'closed'; by: string; at: Date } | undefined;
	/** The latest last. */
	calls: { id: string; name: string; at: Date; byVoice: boolean; state: CallState }[];
}

const mostPages = 20;
const mostCalls = 12;

/** Every ladder about this contact, the newest first. */
export function pagesOf(work: StaffWork, intakeId: string): Promise<ToldPage[]> {
	return told(work, eq(page.intakeId, intakeId));
}

/** Every ladder that goes on about what this actor sees. */
export function pagesNow(work: StaffWork): Promise<ToldPage[]> {
	return told(work, isNull(page.endedAt));
}

async function told(work: StaffWork, which: ReturnType<typeof eq>): Promise<ToldPage[]> {
	const rows = await work.db
		.select({ row: page, reference: intake.reference })
		.from(page)
		.innerJoin(intake, eq(intake.id, page.intakeId))
		.where(which)
		.orderBy(desc(page.openedAt))
		.limit(mostPages);
	if (rows.length === 0) return [];
	const made = await callsOf(
		work,
		rows.map(({ row }) => row.id)
	);
	const ends = rows.flatMap(({ row }) => row.endedBy ?? []);
	const known = await colleaguesOf(work, [...made.map(({ staffId }) => staffId ?? ''), ...ends]);
	const nameOf = (id: string | null) => known.get(id ?? '')?.name ?? '';
	return rows.map(({ row, reference }) => ({
		...{ id: row.id, intakeId: row.intakeId, reference, nextAt: row.nextAt, trouble: row.trouble },
		end: row.endedAt
			? { how: row.endedHow ?? 'closed', by: nameOf(row.endedBy), at: row.endedAt }
			: undefined,
		calls: made
			.filter((call) => call.pageId === row.id)
			.filter(isToldOnce)
			.slice(-mostCalls)
			.map(({ id, staffId, firstPlannedAt: at, channel, ...how }) => ({
				...{ id, at, name: nameOf(staffId), byVoice: channel === 'voice' },
				state: callState(how)
			}))
	}));
}

function callsOf(work: StaffWork, pageIds: string[]) {
	const { id, pageId, rung, staffId, firstPlannedAt, channel, status, errorCode } = notification;
	return work.db
		.select({ id, pageId, rung, staffId, firstPlannedAt, channel, status, errorCode })
		.from(notification)
		.where(inArray(notification.pageId, pageIds))
		.orderBy(asc(rung), asc(staffId), desc(channel));
}

type Made = Awaited<ReturnType<typeof callsOf>>[number];

// where there is a call, the text beside it needs no line of its own
function isToldOnce(call: Made, _: number, all: Made[]): boolean {
	const isBeside = (other: Made) =>
		other.channel === 'voice' && other.rung === call.rung && other.staffId === call.staffId;
	return call.channel === 'voice' || !all.some(isBeside);
}
