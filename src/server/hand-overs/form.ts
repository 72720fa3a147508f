import { plainText } from '#domain/plain-text.ts';

/** Of each case to whom it goes and what goes along; `to` is for all that say nothing else. */
export function readGiving(form: FormData) {
	const textOf = (name: string) => plainText(form.get(name));
	const to = textOf('to');
	const chosen = form.getAll('case').map(plainText);
	const cases = chosen.map((partId) => {
		const own = textOf(`to-${partId}`);
		return [partId, { toId: own || to, words: textOf(`words-${partId}`) }] as const;
	});
	const meant = cases.filter(([, { toId }]) => toId !== '' && toId !== 'stays');
	const typed: Record<string, string> = { to };
	for (const partId of chosen) {
		typed[`to-${partId}`] = textOf(`to-${partId}`);
		typed[`words-${partId}`] = textOf(`words-${partId}`);
	}
	return { cases: new Map(meant), givesBack: textOf('givesBack') === 'on', typed };
}
