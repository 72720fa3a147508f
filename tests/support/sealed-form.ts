import type { Answer, Fields, Visitor } from './visitor.ts';

/** What a page of the public form carries along. */
export interface Form {
	sealed: string;
	page: string;
}
export interface Receipt {
	code: string;
	word: string;
}

/** From the door to the page before sending, one question after the other, with what is told of it. */
export async function fillIn(
	mother: Visitor,
	told: Fields,
	{ language = 'nl', door = 'relative' } = {}
): Promise<Form> {
	const path = `/${language}/write`;
	let form = formOf(await mother.get(path));
	for (let step = 0; form.page !== 'check'; step++) {
		if (step > 15) throw new Error(`the form does not end: ${form.page}`);
		const answer = await mother.post(path, { ...form, door, move: 'next', ...told });
		if (answer.status !== 200) throw new Error(`page ${form.page} answered ${answer.status}`);
		form = formOf(answer);
	}
	return form;
}

export function send(
	mother: Visitor,
	form: Form,
	{ language = 'nl', door = 'relative', word = '' } = {}
): Promise<Answer> {
	return mother.post(`/${language}/write`, { ...form, door, word, move: 'send' });
}

/** Code and word as the page shows them; undefined when it shows none. */
export function receiptOf({ body }: Answer): Receipt | undefined {
	const shown = (name: string) =>
		new RegExp(`<bdi[^>]*class="${name}[^"]*"[^>]*>([^<]+)</bdi>`).exec(body)?.[1];
	const [code, word] = [shown('code'), shown('key')];
	return code && word ? { code, word } : undefined;
}

/** Whether this pair opens its room. */
export async function opensRoom(
	mother: Visitor,
	{ code, word }: Receipt,
	language = 'nl'
): Promise<boolean> {
	const answer = await mother.post(`/${language}/return`, { code, word, move: 'enter' });
	return answer.status === 200 && fieldOf(answer.body, 'token') !== undefined;
}

export function formOf({ body }: Answer): Form {
	const [sealed, page] = [fieldOf(body, 'sealed'), fieldOf(body, 'page')];
	if (!sealed || !page) throw new Error('a page without a form');
	return { sealed, page };
}

/** The value of a hidden field. */
export function fieldOf(body: string, name: string): string | undefined {
	const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(body)?.[0];
	return field && /value="([^"]*)"/.exec(field)?.[1];
}
