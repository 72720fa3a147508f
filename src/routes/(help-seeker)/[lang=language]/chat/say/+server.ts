import { readSaid, type Said } from '#server/chats/form.ts';
import { say } from '#server/chats/say.ts';
import { showUp } from '#server/chats/show-up.ts';
import { openTalking, type Talking } from '#server/chats/token.ts';
import { tellFailure } from '#server/failure.ts';
import type { RequestHandler } from './$types';

/** One line of hers, what she says of danger, or a sign that she is there: what the script of the page sends in between. */
export const POST: RequestHandler = async ({ request }) => {
	const now = new Date();
	const said = readSaid(await request.formData());
	const talking = openTalking(said.token, now);
	if (!talking) return refuse(401, 'expired');
	try {
		return await answer(talking, said);
	} catch (reason) {
		tellFailure('chat/say', reason);
		return refuse(503, 'failed', 5);
	}
};

async function answer(talking: Talking, { line, ...sign }: Said): Promise<Response> {
	if (line === 'unreadable') return refuse(422, line);
	if (line) {
		const outcome = await say(talking, line);
		if ('seq' in outcome) return Response.json(outcome);
		if ('seconds' in outcome) return refuse(503, outcome.problem, outcome.seconds);
		return refuse(outcome.problem === 'over' ? 409 : 422, outcome.problem);
	}
	const shown = await showUp(talking, sign);
	if ('here' in shown) return Response.json(shown);
	return 'seconds' in shown
		? refuse(503, shown.problem, shown.seconds)
		: refuse(409, shown.problem);
}

function refuse(status: number, problem: string, seconds?: number): Response {
	const headers: Record<string, string> = seconds ? { 'retry-after': String(seconds) } : {};
	return Response.json({ problem }, { status, headers });
}
