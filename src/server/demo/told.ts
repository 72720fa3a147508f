import type { Answer } from './exchange/board.ts';
import { readXml, type Element } from './exchange/xml.ts';

/** A webhook that ran: what it was about and what was answered, in codes that name nobody. */
export interface Told {
	n: number;
	at: Date;
	/** What was asked: the last part of its address. */
	part: string;
	/** What a report says: a status, or who came or went. */
	news: string;
	/** How many sentences are said. */
	says: number;
	/** What comes with them, as verbs; or that it was only heard, or that nothing came. */
	then: string[];
}

const mostKept = 40;

/** The last webhooks, the newest first. */
export class Diary {
	readonly lines: Told[] = [];
	#count = 0;

	note(at: Date, url: URL, form: Record<string, string>, answer: Answer | undefined): void {
		const part = url.pathname.split('/').at(-1) ?? '';
		const isReport = answer?.status === 204;
		const news = isReport ? (form['StatusCallbackEvent'] ?? form['CallStatus'] ?? '') : '';
		this.lines.unshift({ n: (this.#count += 1), at, part, news, ...inWords(answer) });
		this.lines.length = Math.min(this.lines.length, mostKept);
	}
}

function inWords(answer: Answer | undefined): Pick<Told, 'says' | 'then'> {
	if (!answer || answer.status > 299) return { says: 0, then: ['failed'] };
	if (answer.status === 204) return { says: 0, then: ['kept'] };
	const verbs = verbsIn(readXml(answer.text));
	const then = verbs.filter((name) => name !== 'Say' && name !== 'Pause');
	return { says: verbs.filter((name) => name === 'Say').length, then: [...new Set(then)] };
}

// what is spoken while a key is awaited comes before the awaiting
function verbsIn({ children }: Element): string[] {
	return children.flatMap((one) => {
		if (typeof one === 'string') return [];
		return one.name === 'Gather' ? [...verbsIn(one), one.name] : [one.name];
	});
}
