import { chatRatings, lineSeq, type ChatRating } from '#domain/chat.ts';
import { plainText } from '#domain/plain-text.ts';

/** The page of the conversation as it was sent in. */
export interface PostedChat {
	move: ChatPageMove;
	/** The way back into a conversation, or in through the room. */
	token: unknown;
	room: unknown;
	entry: unknown;
	/** "Can you write freely now?" */
	safe: 'yes' | 'no' | undefined;
	danger: 'yes' | 'no' | 'unknown' | undefined;
	text: string;
	rating: ChatRating | undefined;
	/** She has her code and word, and wants them off the screen. */
	hidesCode: boolean;
	proof: string;
	/** Something filled in what no person sees. */
	trapped: boolean;
	/** The page has come to life, and needs no cookie; a page says so when it has not. */
	hasScript: boolean;
}
export type ChatPageMove = (typeof moves)[number];

const moves = [
	'start',
	'say',
	'danger',
	'here',
	'leave',
	'leave-sure',
	'rate',
	'language'
] as const;
export const trapName = 'website';
const dangerAnswers = ['yes', 'no', 'unknown'] as const;

export function readChatForm(form: FormData): PostedChat {
	const oneOf = <const T extends string>(known: readonly T[], name: string) =>
		oneIn(form, known, name);
	const hidesCode = form.get('code') === 'gone';
	return {
		move: oneOf(moves, 'move') ?? (form.has('danger') ? 'danger' : hidesCode ? 'here' : 'say'),
		hidesCode,
		token: form.get('token') ?? undefined,
		room: form.get('room') ?? undefined,
		entry: form.get('entry') ?? undefined,
		safe: oneOf(['yes', 'no'], 'safe'),
		danger: oneOf(dangerAnswers, 'danger'),
		text: plainText(form.get('text')),
		rating: oneOf(chatRatings, 'rating'),
		proof: String(form.get('proof') ?? ''),
		trapped: Boolean(form.get(trapName)),
		hasScript: form.get('script') !== 'no'
	};
}

/** What the script of the page sends in between. */
export interface Said {
	token: unknown;
	/** Absent when it is only a sign of life. */
	line: { id: string; text: string } | 'unreadable' | undefined;
	seq: number;
	/** Her answer to the question after danger. */
	danger: PostedChat['danger'];
	acts: boolean;
	types: boolean;
}
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function readSaid(form: FormData): Said {
	const [id, text] = [form.get('id'), form.get('text')];
	const isLine = typeof text === 'string';
	return {
		token: form.get('token') ?? undefined,
		line: isLine ? (uuid.test(String(id)) ? { id: String(id), text } : 'unreadable') : undefined,
		seq: lineSeq(form.get('seen')),
		danger: oneIn(form, dangerAnswers, 'danger'),
		acts: form.has('acts') || form.has('types'),
		types: form.has('types')
	};
}

function oneIn<const T extends string>(form: FormData, known: readonly T[], name: string) {
	return known.find((code) => code === form.get(name));
}
