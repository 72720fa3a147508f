import { closingLineNames, type Closing } from '#domain/closing.ts';

export type Typed = Record<string, string>;

/** A closing as the fields of the form hold it. */
export function typedOf(closing: Closing | undefined): Typed {
	if (!closing) return {};
	const { reason, why, handedOn, receiptOn, answers, words } = closing;
	const said = Object.entries(words).map(([line, text]) => [`${line}-words`, text]);
	return { reason, why, handedOn, receiptOn, ...answers, ...Object.fromEntries(said) };
}

/** What stands in the form, as a closing that may not be whole yet. */
export function closingOf(typed: Typed): Closing {
	const each = (nameOf: (line: string) => string) =>
		Object.fromEntries(closingLineNames.map((line) => [line, typed[nameOf(line)] ?? '']));
	return {
		...{ reason: typed['reason'] ?? '', why: typed['why'] ?? '' },
		...{ handedOn: typed['handedOn'] ?? '', receiptOn: typed['receiptOn'] ?? '' },
		answers: each((line) => line),
		words: each((line) => `${line}-words`)
	};
}
