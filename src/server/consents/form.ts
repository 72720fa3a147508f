import * as v from 'valibot';
import { consentPurposes, dataCategories, givers, sharingPurposes } from '#domain/consent.ts';
import { plainText } from '#domain/plain-text.ts';
import type { GiveRequest } from './give.ts';
import type { ShareRequest } from './share.ts';

/** What was typed goes back onto the page; several ticks of one name as a list. */
export type Typed = Record<string, string | string[]>;
type Read<Request> =
	{ request: Request; typed: Typed } | { problems: Record<string, string>; typed: Typed };

const longest = 4000;

const purpose = v.picklist(consentPurposes, 'purpose-missing');
const words = v.optional(v.pipe(v.string(), v.maxLength(longest, 'too-long')), '');
const given = v.object({
	person: v.pipe(v.string(), v.nonEmpty('person-missing')),
	purpose,
	recipient: v.optional(v.pipe(v.string(), v.maxLength(200, 'too-long')), ''),
	category: v.array(v.picklist(dataCategories)),
	givenBy: v.picklist(givers, 'giver-missing'),
	how: v.picklist(['talk', 'written'], 'how-missing'),
	witness: words,
	until: v.optional(v.string(), '')
});

const noneGiven = { person: '', purpose: '', givenBy: '', how: '' };

export function readGiven(form: FormData): Read<GiveRequest> {
	const typed = typedIn(form, ['category']);
	const read = v.safeParse(given, { ...noneGiven, ...typed });
	if (!read.success) return { problems: problemsOf(read.issues), typed };
	const { person, category, ...rest } = read.output;
	return { request: { ...rest, personId: person, categories: category }, typed };
}

const shared = v.object({
	shareWith: v.optional(v.string(), ''),
	shareWhat: v.array(v.picklist(dataCategories)),
	shareWords: words
});

export function readShared(form: FormData): Read<ShareRequest> {
	const typed = typedIn(form, ['shareWhat']);
	const read = v.safeParse(shared, typed);
	if (!read.success) return { problems: problemsOf(read.issues), typed };
	const { shareWith, shareWhat, shareWords } = read.output;
	const whom = whomOf(shareWith);
	if (!whom) return { problems: { shareWith: 'share-with-missing' }, typed };
	return { request: { ...whom, categories: shareWhat, words: shareWords }, typed };
}

/** One option of the list: a yes of this person to sharing with this recipient. */
function whomOf(key: string): Pick<ShareRequest, 'personId' | 'purpose' | 'recipient'> | undefined {
	const [personId = '', code = '', ...rest] = key.split('|');
	const named = sharingPurposes.find((one) => one === code);
	return named && { personId, purpose: named, recipient: rest.join('|') };
}

/** Beside which field a refusal of a use case stands. */
export function fieldOf(problem: string): string {
	const fields: Record<string, string> = {
		'recipient-missing': 'recipient',
		'categories-missing': 'category',
		'witness-missing': 'witness',
		'until-unreadable': 'until',
		'until-too-late': 'until',
		'share-with-missing': 'shareWith',
		'share-what-missing': 'shareWhat',
		'share-words-missing': 'shareWords',
		'share-not-covered': 'shareWhat'
	};
	return fields[problem] ?? 'givenBy';
}

function typedIn(form: FormData, lists: string[]): Typed {
	const one = [...form].map(([name, value]) => [name, plainText(value)] as const);
	const many = lists.map((name) => [name, form.getAll(name).map(plainText)] as const);
	return Object.fromEntries([...one, ...many]);
}

function problemsOf(issues: v.BaseIssue<unknown>[]): Record<string, string> {
	const found = issues.map(({ path, message }) => [
		String(path?.[0]?.key ?? 'person'),
		/^[a-z-]+$/.test(message) ? message : 'unknown'
	]);
	return Object.fromEntries(found);
}
