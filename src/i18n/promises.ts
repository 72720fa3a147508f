/**
 * What proves each promise: a test file and the exact name of a test in it.
 * `tests/catalogue.test.ts` checks that both exist. No proof, no promise: take the sentence out.
 */
export const proofs: Record<`promise.${string}`, { file: string; test: string }> = {
	'promise.read-by': {
		file: 'src/domain/promise.test.ts',
		test: 'never promises less than two opening hours, nor a moment outside them'
	},
	'promise.no-name': { file: 'src/domain/intake-form.test.ts', test: 'only the story is needed' },
	'promise.team-only': {
		file: 'tests/server/rls-by-sql.test.ts',
		test: 'only those who answer her or read of danger ever see what a person told'
	},
	'promise.no-cookies': {
		file: 'tests/journeys/cross-site.spec.ts',
		test: 'the public side sets no cookie, whatever is done'
	},
	'promise.not-passed-on': {
		file: 'tests/outgoing.test.ts',
		test: 'is a text to a telephone and nothing else, with no room for what a person wrote'
	},
	'promise.not-recorded': {
		file: 'tests/outgoing.test.ts',
		test: 'is never a request to record a call, by word or by attribute'
	},
	'promise.no-moment': {
		file: 'src/domain/notification.test.ts',
		test: 'without a safe moment nothing is ever sent'
	},
	'promise.neutral-text': {
		file: 'src/domain/neutral-text.test.ts',
		test: '%s in %s is neutral and one segment, whatever the moment and the code'
	},
	'promise.no-message': {
		file: 'src/domain/safe-contact.test.ts',
		test: '%s comes before later reasons and proposes no moment'
	},
	'promise.come-back': {
		file: 'tests/server/receive.test.ts',
		test: 'what the desk owes is never later than what she was told'
	},
	'promise.nothing-before-send': {
		file: 'tests/server/receive.test.ts',
		test: 'nothing is kept before it is sent'
	},
	'promise.encrypted': {
		file: 'tests/server/receive.test.ts',
		test: 'keeps one sealed intake with its level, deadlines and event'
	},
	'promise.code-not-kept': {
		file: 'tests/server/receive.test.ts',
		test: 'neither the code nor the word is kept anywhere'
	},
	'promise.story-not-shown': {
		file: 'tests/server/rooms.test.ts',
		test: 'she reads our answer, never her own story, and what happens next'
	},
	'promise.closed-room': {
		file: 'tests/server/rooms.test.ts',
		test: 'asks once more; then the code opens nothing and without a case nobody can read the story again'
	},
	'promise.taken-back-at-once': {
		file: 'tests/proofs/withdrawal.test.ts',
		test: 'over the socket: nothing leaves after her no, and the next round finds nothing to send'
	},
	'promise.chat-kept': {
		file: 'tests/server/chat-kept.test.ts',
		test: 'are kept sealed, and gone thirty days after it ended'
	},
	'promise.chat-place': {
		file: 'tests/server/chat-kept.test.ts',
		test: 'for ten minutes of silence her place is kept'
	},
	'promise.nothing-after-its-end': {
		file: 'src/domain/renewal.test.ts',
		test: 'a plan that has run out lets no text out and no call, at any moment'
	}
};
