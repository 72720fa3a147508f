import type { Actor } from '#domain/actor.ts';
import { adviceLetter, codeWordProblems } from '#domain/advice-letter.ts';
import { localDate } from '#domain/time.ts';
import { record } from '../audit/record.ts';
import { recordReading, type NotForYou } from '../cases/found.ts';
import { headOf, type Head } from '../cases/read.ts';
import * as people from '../people/store.ts';
import { namesOfStaff } from '../staff/colleagues.store.ts';
import { together } from '../work.ts';
import { house } from '../house.ts';
import { findAdvice, type At } from './found.ts';
import { letterText, type LetterSheet } from './letter-text.ts';

export interface LetterPage extends Head {
	adviceId: string;
	/** Undefined while no second person agreed. */
	sheet: LetterSheet | undefined;
	/** The same without any form, to be carried elsewhere. */
	text: string;
	/** Our own word for somebody stands in it, of before that was refused. */
	tellsCodeWord: boolean;
}

/** The advice on paper, for whoever asked. That it was printed stays written down. */
export function readLetter(actor: Actor, at: At): Promise<LetterPage | NotForYou> {
	return together(actor, async (work) => {
		const found = await findAdvice(work, at, 'part.print');
		if ('problem' in found) return found;
		const { part, advice, stage } = found;
		const all = await people.ofPart(work, at.partId);
		const head = await headOf(work, part, { all, names: await namesOfStaff(work) });
		await recordReading(work, part);
		const draft = advice.drafts.at(-1);
		const { adviceId } = at;
		if (!draft || stage === 'to-write' || stage === 'second-reading')
			return { ...head, adviceId, sheet: undefined, text: '', tellsCodeWord: false };
		const sheet = {
			...adviceLetter(advice, draft),
			from: house().config.organisation,
			to: all.find(({ id }) => id === advice.personId)?.name ?? '',
			...{ code: part.code, on: advice.given?.givenOn ?? localDate(work.now) }
		};
		const { keyId } = part;
		const detail = { advice: adviceId };
		await record(work, { chainId: at.partId, kind: 'case.printed', keyId, detail });
		const tellsCodeWord = Object.keys(codeWordProblems(sheet, advice.words)).length > 0;
		return { ...head, adviceId, sheet, text: letterText(sheet), tellsCodeWord };
	});
}
