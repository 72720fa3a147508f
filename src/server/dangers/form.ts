import { passingDecisions, type PassingRequest } from '#domain/danger.ts';

/** What was typed about one other part; `passing` is absent while nothing was chosen. */
export function readPassing(form: FormData) {
	const textOf = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.toWellFormed() : '';
	};
	const typed = {
		part: textOf('part'),
		decision: textOf('decision'),
		words: textOf('words'),
		reason: textOf('reason')
	};
	const decision = passingDecisions.find((one) => one === typed.decision);
	const { part: partId, words, reason } = typed;
	const passing: (PassingRequest & { partId: string }) | undefined = decision && {
		...{ partId, decision, words, reason }
	};
	return { typed, passing };
}
