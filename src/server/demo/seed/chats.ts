import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/actor.ts';
import type { Answers } from '#domain/intake-answers.ts';
import type { Language } from '#domain/language.ts';
import { keepAsked } from '../../chats/ask.ts';
import { classifyChat, endChat, type Classification } from '../../chats/end.ts';
import { joinChat, offerChat, stepOut } from '../../chats/join.ts';
import { say } from '../../chats/say.ts';
import { addNote, speak } from '../../chats/speak.ts';
import { startChat } from '../../chats/start.ts';
import { takeChat } from '../../chats/take.ts';
import type { Talking } from '../../chats/token.ts';
import { must } from './must.ts';

/** Somebody comes into the chat, and a counsellor is there. */
export async function meets(actor: Actor, language: Language): Promise<Talking> {
	const visitId = randomUUID();
	const chatId = await startChat({ visitId, language, suspect: false });
	if (!chatId) throw new Error('the demo cannot be told: no conversation');
	must(await takeChat(actor, chatId));
	return { chatId, visitId, beganHere: true, wordVersion: 1 };
}

export async function tells(her: Talking, ...texts: string[]): Promise<void> {
	for (const text of texts) must(await say(her, { id: randomUUID(), text }));
}

export async function replies(actor: Actor, { chatId }: Talking, text: string): Promise<void> {
	must(await speak(actor, chatId, { id: randomUUID(), text }));
}

export async function notes(actor: Actor, { chatId }: Talking, text: string): Promise<void> {
	must(await addNote(actor, chatId, { id: randomUUID(), text }));
}

export async function asks(actor: Actor, { chatId }: Talking, answers: Answers): Promise<void> {
	must(await keepAsked(actor, chatId, { door: 'relative', answers }));
}

/** A colleague is asked in with a word about it, comes, and goes again. */
export async function readsAlong(
	actor: Actor,
	{ chatId }: Talking,
	{ colleague, note }: { colleague: Actor; note: string }
): Promise<void> {
	must(await offerChat(actor, chatId, { to: colleague.id, noteId: randomUUID(), note }));
	must(await joinChat(colleague, chatId));
	must(await stepOut(colleague, chatId));
}

export async function roundsOff(
	actor: Actor,
	{ chatId }: Talking,
	told: Omit<Classification, 'summaryId'>
): Promise<void> {
	must(await endChat(actor, chatId));
	must(await classifyChat(actor, chatId, { ...told, summaryId: randomUUID() }));
}
