import { questionTexts, type QuestionRequest, type QuestionWords } from '#domain/advice.ts';
import type { Giving, Outcome } from '#domain/advice-answer.ts';
import { textOf, tickedIn, typedIn, versionRead, type TypedFields } from '../typed.ts';
import type { DraftRequest } from './draft.ts';
import type { SecondReading } from './read-second.ts';

type Read<Asked> = { typed: TypedFields; asked: Asked };

export function readQuestionForm(
	form: FormData
): Read<QuestionRequest & { personId: string }> & { trajectoryId: string } {
	const typed = typedIn(form);
	const of = (name: string) => textOf(typed.fields, name);
	const words = Object.fromEntries(questionTexts.map((name) => [name, of(name)]));
	const asked = {
		...{ personId: of('personId'), occupation: of('occupation'), kind: of('kind') },
		...{ ground: of('ground'), askedOn: of('askedOn') },
		...(words as unknown as QuestionWords)
	};
	return { typed, asked, trajectoryId: of('of') };
}

export function readDraftForm(
	form: FormData
): Read<DraftRequest> & { typed: TypedFields & { steps: string[] } } {
	const typed = typedIn(form);
	const of = (name: string) => textOf(typed.fields, name);
	const steps = tickedIn(form, 'steps');
	const asked = {
		...{ conclusion: of('conclusion'), answer: of('answer'), agreed: of('agreed'), steps },
		version: versionRead(of('version'))
	};
	return { typed: { ...typed, steps }, asked };
}

export function readSecondForm(form: FormData): Read<SecondReading> {
	const typed = typedIn(form);
	const of = (name: string) => textOf(typed.fields, name);
	const asked = { draftId: of('draft'), agrees: of('decision') === 'agree', words: of('words') };
	return { typed, asked };
}

export function readGivingForm(form: FormData): Read<Record<keyof Giving, string>> {
	const typed = typedIn(form);
	const of = (name: string) => textOf(typed.fields, name);
	return { typed, asked: { givenOn: of('givenOn'), how: of('how') } };
}

export function readOutcomeForm(form: FormData): Read<Record<keyof Outcome, string>> {
	const typed = typedIn(form);
	const of = (name: string) => textOf(typed.fields, name);
	const asked = {
		...{ askedOn: of('askedOn'), used: of('used'), helped: of('helped') },
		...{ scope: of('scope'), words: of('afterWords') }
	};
	return { typed, asked };
}
