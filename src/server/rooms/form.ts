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
	/** Of the plan she says still holds. */
	renewalId: string;
	/** The yes she takes back. */
	consentId: string;
	oldWord: string;
	newWord: string;
}
export type RoomMove = (typeof moves)[number];

const moves = [
	'enter',
	'send',
	'agree',
	'disagree',
	'renew',
	'withdraw',
	'word',
	'word-sure',
	'close',
	'close-sure',
	'stay',
	'language'
] as const;

export function readRoomForm(form: FormData): PostedRoom {
	const text = (name: string) => plainText(form.get(name));
	return {
		move: moveOf(form),
		code: text('code').slice(0, 200),
		word: text('word').slice(0, 500),
		token: form.get('token') ?? undefined,
		entry: form.get('entry') ?? undefined,
		draft: form.get('draft') ?? undefined,
		reply: text('reply'),
		danger: (['yes', 'no', 'unknown'] as const).find((answer) => answer === form.get('danger')),
		planId: text('plan'),
		mayText: yesOrNo(form.get('mayText')),
		mayCall: yesOrNo(form.get('mayCall')),
		renewalId: text('renewal'),
		consentId: text('withdraw'),
		oldWord: text('oldWord').slice(0, 500),
		newWord: text('newWord').slice(0, 500)
	};
}

function moveOf(form: FormData): RoomMove {
	if (form.has('withdraw')) return 'withdraw';
	const named = moves.find((move) => move === form.get('move'));
	if (form.get('page') !== 'word') return named ?? 'stay';
	// Enter in one of the words says what the button says; another language is still this page
	return named === 'language' ? 'word' : (named ?? 'word-sure');
}

function yesOrNo(answer: unknown): boolean | undefined {
	return answer === 'yes' ? true : answer === 'no' ? false : undefined;
}
