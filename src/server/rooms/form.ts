import { plainText } from '#domain/plain-text.ts';

/** The page of code and word, or of the room, as it was sent in. */
export interface PostedRoom {
	move: RoomMove;
	code: string;
	word: string;
	token: unknown;
	entry: unknown;
	draft: unknown;
	reply: string;
	danger: 'yes' | 'no' | 'unknown' | undefined;
	planId: string;
	mayText: boolean | undefined;
	mayCall: boolean | undefined;
}
export type RoomMove = (typeof moves)[number];

const moves = [
	'enter',
	'send',
	'agree',
	'disagree',
	'close',
	'close-sure',
	'stay',
	'language'
] as const;

export function readRoomForm(form: FormData): PostedRoom {
	const text = (name: string) => plainText(form.get(name));
	return {
		move: moves.find((move) => move === form.get('move')) ?? 'stay',
		code: text('code').slice(0, 200),
		word: text('word').slice(0, 500),
		token: form.get('token') ?? undefined,
		entry: form.get('entry') ?? undefined,
		draft: form.get('draft') ?? undefined,
		reply: text('reply'),
		danger: (['yes', 'no', 'unknown'] as const).find((answer) => answer === form.get('danger')),
		planId: text('plan'),
		mayText: yesOrNo(form.get('mayText')),
		mayCall: yesOrNo(form.get('mayCall'))
	};
}

function yesOrNo(answer: unknown): boolean | undefined {
	return answer === 'yes' ? true : answer === 'no' ? false : undefined;
}
