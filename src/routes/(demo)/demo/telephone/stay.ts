import { applyAction } from '$app/forms';
import { goto } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

/** After a button the page stays where it is; when that button went, its telephone keeps the focus. */
export const stay: SubmitFunction = ({ formElement }) => {
	const telephone = formElement.closest('[data-telephone]');
	return async ({ result }) => {
		if (result.type !== 'redirect') return applyAction(result);
		const there = { noScroll: true, keepFocus: true, invalidateAll: true, replaceState: true };
		await goto(result.location, there);
		if (document.activeElement !== document.body) return;
		telephone?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
	};
};
