import { applyAction } from '$app/forms';
import { goto } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

/** After a button the page stays where it is. */
export const stay: SubmitFunction = () => {
	return async ({ result }) => {
		if (result.type !== 'redirect') return applyAction(result);
		const there = { noScroll: true, keepFocus: true, invalidateAll: true, replaceState: true };
		await goto(result.location, there);
	};
};
