/** What the fake does with one message: how it answers, what becomes of the text, what it reports. */
export const parts = {
	reply: [
		'ok',
		'accept-then-drop',
		'accept-then-500',
		'accept-then-502',
		'accept-then-garbage',
		'accept-then-hang',
		'refuse-then-drop',
		'hang',
		'lost',
		'500',
		'502',
		'429',
		'401',
		'21211',
		'21610',
		'21614',
		'21635',
		'30700'
	],
	outcome: ['delivered', 'read', 'sent', 'undelivered', 'failed', 'stuck'],
	order: ['in-order', 'reversed', 'shuffled'],
	times: ['once', 'twice'],
	when: ['after-answer', 'before-answer', 'late', 'never']
} as const;

type Parts = typeof parts;
export type Script = { [Part in keyof Parts]: Parts[Part][number] };
export type Reply = Script['reply'];
export type Wish = Reply | Partial<Script>;

const usual: Script = {
	reply: 'ok',
	outcome: 'delivered',
	order: 'in-order',
	times: 'once',
	when: 'after-answer'
};

/** A whole script from a reply alone or from the parts that differ; an unknown word throws. */
export function scriptFrom(wish: Wish = {}): Script {
	const script = { ...usual, ...(typeof wish === 'string' ? { reply: wish } : wish) };
	for (const [part, word] of Object.entries(script)) allow(part, word);
	return script;
}

export function allow(part: string, word: string): void {
	const words: readonly string[] | undefined =
		part in parts ? parts[part as keyof Parts] : undefined;
	if (!words?.includes(word)) throw new Error(`The fake knows no ${part} "${word}"`);
}
