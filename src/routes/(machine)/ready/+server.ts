import { text } from '@sveltejs/kit';
import { readiness } from '#server/readiness.ts';

export const GET = async () => {
	const state = await readiness();
	return 'ready' in state
		? text('ready')
		: text(state.reason, { status: 503, headers: { 'retry-after': '5' } });
};
