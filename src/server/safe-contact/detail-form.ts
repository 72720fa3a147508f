import * as v from 'valibot';
import * as detail from '#domain/safe-contact-detail.ts';
import type { PlanDetail } from '#domain/safe-contact-detail.ts';
import { wordNames, type TypedWords, type WordName } from './words.ts';

const longest = 500;
const text = v.optional(v.pipe(v.string(), v.maxLength(longest)), '');
const yesNo = (fallback: 'yes' | 'no') => v.optional(v.picklist(['yes', 'no']), fallback);
const fields = v.object({
	coverStory: text,
	hidden: yesNo('yes'),
	voicemail: v.optional(v.picklist(detail.voicemails), 'never'),
	whoMayAnswer: text,
	lineDrop: v.optional(v.picklist(detail.lineDropActions), 'wait'),
	neutralSubject: yesNo('yes'),
	letter: yesNo('no'),
	plainEnvelope: yesNo('yes'),
	thirdWho: text,
	thirdSaid: text,
	thirdAgreed: yesNo('no'),
	interpreter: yesNo('no'),
	missed: v.optional(v.picklist(detail.missedContactPlans), 'retry_next_window'),
	material: yesNo('no'),
	silence: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(10)), '14'),
	reply: yesNo('no'),
	senderStyle: v.optional(v.picklist(detail.senderStyles), 'neutral_name')
});

export type DetailField = keyof typeof fields.entries;
export const detailFields = Object.keys(fields.entries) as DetailField[];

/** The names of its fields: what a page shows again. */
export const wordFields = { code: 'codeWord', back: 'codeWordBack', duress: 'duressWord' } as const;

/** Everything of the plan that a counsellor goes by; undefined when a choice is none of ours. */
export function readDetail(
	form: FormData
): { detail: PlanDetail; words: TypedWords; problems: Record<string, string> } | undefined {
	const typed = v.safeParse(
		fields,
		Object.fromEntries([...form].filter(([name]) => name in fields.entries))
	);
	const needs = v.safeParse(v.array(v.picklist(detail.accessibilityNeeds)), form.getAll('needs'));
	if (!typed.success || !needs.success) return undefined;
	const read = detailOf(typed.output, needs.output);
	const words = Object.fromEntries(wordNames.map((name) => [name, wordIn(form, name)]));
	return { detail: read, words, problems: problemsOf(read) };
}

function detailOf(
	typed: v.InferOutput<typeof fields>,
	needs: PlanDetail['accessibilityNeeds']
): PlanDetail {
	return {
		coverStory: plain(typed.coverStory),
		callFromHiddenNumber: typed.hidden === 'yes',
		voicemailAllowed: typed.voicemail,
		whoMayAnswer: plain(typed.whoMayAnswer),
		lineDropAction: typed.lineDrop,
		emailSubjectNeutral: typed.neutralSubject === 'yes',
		letterAllowed: typed.letter === 'yes',
		plainEnvelope: typed.plainEnvelope === 'yes',
		thirdParty: thirdPartyOf(typed),
		interpreterOnCall: typed.interpreter === 'yes',
		accessibilityNeeds: [...new Set(needs)],
		missedContactPlan: typed.missed,
		safeToKeepMaterial: typed.material === 'yes',
		escalationOnSilenceDays: /^\d+$/.test(typed.silence) ? Number(typed.silence) : 0,
		smsReplyAllowed: typed.reply === 'yes',
		senderStyle: typed.senderStyle
	};
}

function thirdPartyOf({ thirdWho, thirdSaid, thirdAgreed }: v.InferOutput<typeof fields>) {
	return { who: plain(thirdWho), mayBeSaid: plain(thirdSaid), agreed: thirdAgreed === 'yes' };
}

function plain(words: string): string {
	return words.toWellFormed().trim();
}

function wordIn(form: FormData, name: WordName) {
	const typed = form.get(wordFields[name]);
	const word = typeof typed === 'string' ? typed.toWellFormed().slice(0, 100) : '';
	return { word, remove: form.get(`${wordFields[name]}-gone`) === 'yes' };
}

function problemsOf(read: PlanDetail): Record<string, string> {
	const { thirdParty: third, escalationOnSilenceDays: days } = read;
	const story = detail.coverStoryProblem(read.coverStory);
	const usesThird = third.agreed || read.missedContactPlan === 'third_party';
	return {
		...(story && { coverStory: story }),
		...(usesThird && !(third.who && third.agreed) && { thirdWho: 'third-party-missing' }),
		...(!(days >= 1 && days <= detail.MOST_SILENT_DAYS) && { silence: 'days-unreadable' })
	};
}
