import type { SubmitFunction } from '@sveltejs/kit';

/** For a form that stays on the page after it was sent: what was kept must not stand there to be sent again. */
export const emptied: SubmitFunction =
	() =>
	async ({ update, formElement, result }) => {
		await update();
		if (result.type === 'redirect') formElement.reset();
	};
