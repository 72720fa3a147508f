import {
	pages,
	pagesFor,
	textOf,
	triageAnswersOf,
	type Answers,
	type Door,
	type FieldName
} from '#domain/intake-form.ts';
import type { Language } from '#domain/language.ts';
import type { PublicPromise } from '#domain/promise.ts';
import { codeIndex } from '../keys/ring.ts';
import { writeInRoom } from '../rooms/write.ts';
import { roomSecrets, type RoomSecrets } from '../rooms/secrets.ts';
import { atTheDoor, atTheDoorOnce, type Moment, type Work } from '../work.ts';
import * as intakes from './door.store.ts';
import { keepIntake, type Kept } from './keep.ts';
import { resentText } from './resent.ts';

export interface SentForm {
	formId: string;
	door: Door;
	language: Language;
	answers: Answers;
}
export interface Receipt {
	code: string;
	word: string;
	promise: PublicPromise | undefined;
}

/**
 * Keeps what she sent, once however often it comes; nothing is lost when it comes with other words.
 * Some time after the first time it no longer answers with code and word.
 */
export async function receiveForm(
	form: SentForm,
	moment: Moment
): Promise<Receipt | 'sent-before'> {
	const asked = { ...form, answers: askedAnswers(form) };
	// nearly always it is new: then one statement keeps all of it, the event included
	const arrived = await atTheDoorOnce(moment, (work) => arrive(work, asked));
	return arrived.kept.fresh ? receiptOf(arrived) : receiveAgain(asked);
}

function receiveAgain(asked: SentForm): Promise<Receipt | 'sent-before'> {
	return atTheDoor(async (work) => {
		const received = await keep(work, asked);
		if (received) return received;
		// the room of that form is closed and empty: what she sends now is a new beginning
		const again = await keep(work, { ...asked, formId: crypto.randomUUID() });
		if (!again) throw new Error('a new form was taken for an old one');
		return again;
	});
}

async function keep(work: Work, form: SentForm): Promise<Receipt | 'sent-before' | undefined> {
	const arrived = await arrive(work, form);
	const { kept, hashes, secrets } = arrived;
	if (kept.fresh) return receiptOf(arrived);
	const room = await keepAgain(work, form, { ...hashes, secrets, ...kept });
	return room && (room.justSent ? receiptOf(arrived) : 'sent-before');
}

interface Arrived {
	secrets: RoomSecrets;
	hashes: { formHash: Buffer; contentHash: Buffer };
	kept: Kept;
}

async function arrive(work: Work, form: SentForm): Promise<Arrived> {
	const { formId, door, language, answers } = form;
	const secrets = roomSecrets(work.keys, formId, textOf(answers, 'word'));
	const told = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== 'word'));
	const hashes = {
		formHash: codeIndex(work.keys, 'form', formId),
		contentHash: codeIndex(work.keys, 'content', contentOf(form))
	};
	const kept = await keepIntake(work, {
		channel: 'form',
		origin: 'seeker',
		triage: triageAnswersOf(door, answers),
		told: { door, language, answers: told },
		...hashes,
		room: secrets.keys
	});
	return { secrets, hashes, kept };
}

function receiptOf({ secrets: { code, word }, kept: { promise } }: Arrived): Receipt {
	return { code, word, promise };
}

interface Again {
	formHash: Buffer;
	contentHash: Buffer;
	secrets: RoomSecrets;
	sameContent: boolean;
}

/** The same form came before: its word is the one she sees now, and other answers become a message of hers. */
async function keepAgain(work: Work, form: SentForm, again: Again) {
	const { formHash, contentHash, secrets, sameContent } = again;
	const word = secrets.keys.word;
	const room = await intakes.roomOfForm(work, { formHash, contentHash, word });
	if (!room || sameContent) return room;
	const message = {
		text: resentText(form.door, form.answers),
		formId: contentHash.toString('hex'),
		triage: triageAnswersOf(form.door, form.answers)
	};
	return (await writeInRoom(work, room.id, message)) && room;
}

function askedAnswers({ door, answers }: SentForm): Answers {
	const asked: FieldName[] = pagesFor(door, answers).flatMap((page) => [...pages[page]]);
	return Object.fromEntries(
		asked.filter((name) => name in answers).map((name) => [name, answers[name]])
	);
}

function contentOf({ door, answers }: SentForm): string {
	return JSON.stringify([
		door,
		Object.entries(answers).toSorted(([one], [other]) => (one < other ? -1 : 1))
	]);
}
