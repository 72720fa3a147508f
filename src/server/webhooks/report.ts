import { statusAfter } from '../notifications/kept-status.ts';
import { isId } from '../row-id.ts';
import { atTheDoor } from '../work.ts';
import { openTo, shortWord, type Heard } from './open.ts';
import * as telephone from './store.ts';

/**
 * What became of a text. Reports come late, twice and in any order: each is kept once and the status
 * only goes up. The attempt named in the address also proves a text whose answer we lost.
 */
export function hearReport(request: Request, url: URL): Promise<Response> {
	return openTo(request, url, async (heard) => {
		const report = readReport(heard);
		if (!report.providerId || !report.status) return new Response(null, { status: 400 });
		await atTheDoor(async (work) => {
			const about = await telephone.noteReport(work, report);
			const status = about && statusAfter(about.status, report.status);
			if (status) await telephone.setDelivery(work, about.id, { ...report, status });
		});
		return new Response(null, { status: 204 });
	});
}

function readReport({ field, search }: Heard): telephone.Report {
	const attempt = search.get('a') ?? '';
	return {
		providerId: shortWord(field('MessageSid') || field('SmsSid')),
		status: shortWord(field('MessageStatus') || field('SmsStatus')),
		errorCode: shortWord(field('ErrorCode')),
		attemptId: isId(attempt) ? attempt : undefined
	};
}
