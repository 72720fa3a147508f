import {
	pages,
	pagesFor,
	previousPage,
	saysDanger,
	type Answers,
	type Door,
	type EmergencyLine,
	type PageId,
	type PageProblems
} from '#domain/intake-form.ts';
import { tonight, type Tonight } from '#domain/tonight.ts';
import { sealLeave } from '../access/spent.ts';
import type { Place } from './form.ts';
import type { Receipt } from './receive.ts';
import type { Step } from './step.ts';
import { sealWriting, type Writing } from './writing.ts';

/** One page of the form as it is shown. */
export interface WritePage {
	at: Exclude<Place, 'sent'>;
	sealed: string;
	leave: string;
	door: Door | undefined;
	answers: Answers;
	problems: PageProblems;
	notice: Notice | undefined;
	/** The lines to show first, since she named a danger. */
	danger: EmergencyLine[];
	/** On the check page: what she is shown, in order. */
	asked: PageId[];
}
export interface SentPage extends Receipt {
	at: 'sent';
	sealed: string;
	leave: string;
	door: Door;
	danger: EmergencyLine[];
	tonight: Tonight;
}
export type Notice = NonNullable<Step['notice']> | 'slow-down' | 'failed';

type Shown = Pick<Step, 'writing' | 'at' | 'problems'> & { notice?: Notice };

export function pageOf({ writing, at, problems, notice }: Shown, now: Date): WritePage {
	const { door, answers } = writing;
	const place = at === 'sent' ? 'check' : at;
	return {
		at: place,
		sealed: sealWriting(writing, now),
		leave: sealLeave(writing.formId, writing.from),
		door,
		answers,
		problems,
		notice,
		danger: door && headsWithDanger(door, place, answers) ? dangerOf(answers) : [],
		asked: door ? pagesFor(door, answers).filter((page) => page !== 'check') : []
	};
}

/** Code and word, shown once; the answers travel on only so that the page can change its language. */
export function sentPage(writing: Writing, receipt: Receipt, now: Date): SentPage {
	const door = writing.door ?? 'relative';
	return {
		at: 'sent',
		...receipt,
		sealed: sealWriting(writing, now),
		leave: sealLeave(writing.formId, writing.from),
		door,
		danger: dangerOf(writing.answers),
		tonight: tonight(door, writing.answers)
	};
}

// at once after she named it, and again before she sends
function headsWithDanger(door: Door, at: Place, answers: Answers): boolean {
	if (at === 'check') return true;
	return at in pages && previousPage(door, at as PageId, answers) === 'acute';
}

/** Not knowing whether somebody thinks of suicide is a reason to show that line too. */
function dangerOf(answers: Answers): EmergencyLine[] {
	const lines = saysDanger(answers);
	return answers.suicideRisk === 'unknown' && !lines.includes('113')
		? (['112', '113', 'veilig-thuis'] as const).filter(
				(line) => line === '113' || lines.includes(line)
			)
		: lines;
}
