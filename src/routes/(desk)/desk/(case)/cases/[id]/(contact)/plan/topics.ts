import type { PageData } from './$types';
import { fieldsIn } from '#ui/fields-in.ts';

export type TypedPlan = PageData['kept'];

/** What is talked about, in the order one talks, and the fields each is kept in. */
export const topics = {
	phone: ['phone', 'shared', 'sharedConfirmed', 'monitored'],
	ways: [
		...['sms', 'call', 'email', 'letter', 'first', 'attempts', 'smsAgain'],
		...['emailAddress', 'neutralSubject', 'letterAddress', 'plainEnvelope']
	],
	when: ['moments', 'safe', 'unsafe', 'dates', 'contactNot'],
	call: ['hidden', 'voicemail', 'whoMayAnswer', 'coverStory', 'lineDrop', 'interpreter'],
	text: ['level', 'language', 'reply', 'senderStyle'],
	third: ['thirdWho', 'thirdSaid', 'thirdAgreed'],
	silence: ['missed', 'silence'],
	care: ['needs', 'material'],
	words: ['codeWord', 'codeWordBack', 'duressWord']
} as const;
export type Topic = keyof typeof topics;
export const topicNames = Object.keys(topics) as Topic[];

/** The topic in which a field stands; rows of times and the ticks beside a word go with their name. */
export function topicOf(field: string): Topic | undefined {
	const name = field.split('-')[0]!;
	return topicNames.find((topic) => (topics[topic] as readonly string[]).includes(name));
}

/** What is talked about now, one at a time: where something is wrong, else what was changed or comes first. */
export function topicAtHand(
	problems: { field: string }[],
	changed: ReadonlySet<Topic | undefined>
): Topic | undefined {
	const wrong = new Set(problems.map(({ field }) => topicOf(field)));
	return (
		topicNames.find((topic) => wrong.has(topic)) ?? topicNames.find((topic) => changed.has(topic))
	);
}

/** Where the summary of what is wrong leads: the field, or its topic while that lies folded. */
export function placesOf<Problem extends { field: string }>(problems: Problem[]): Problem[] {
	const open = topicAtHand(problems, new Set());
	return problems.map((one) => {
		const topic = topicOf(one.field);
		return topic && topic !== open ? { ...one, field: `topic-${topic}` } : one;
	});
}

/** In which topics something else was typed than was kept. */
export function changedTopics(kept: TypedPlan, typed: TypedPlan): Set<Topic | undefined> {
	const fields = [...Object.keys(kept.fields), ...Object.keys(typed.fields)];
	const others = fields.filter((name) => told(kept, name) !== told(typed, name));
	return new Set([
		...others.map(topicOf),
		...(sameTicks(kept.moments, typed.moments) ? [] : (['when'] as const)),
		...(sameTicks(kept.needs, typed.needs) ? [] : (['care'] as const))
	]);
}

// a box that was not ticked is not posted, and the day of an empty row says nothing
function told({ fields }: TypedPlan, name: string): string {
	const row = /^(\w+-\d+)-day$/.exec(name)?.[1];
	if (row && !fields[`${row}-from`]) return '';
	return fields[name] === 'no' ? '' : (fields[name] ?? '');
}

function sameTicks(some: string[], others: string[]): boolean {
	return some.toSorted().join() === others.toSorted().join();
}

/** What stands in a form at this moment. */
export function typedNow(form: HTMLFormElement): TypedPlan {
	const data = new FormData(form);
	return {
		fields: fieldsIn(form),
		moments: data.getAll('moment').map(String),
		needs: data.getAll('needs').map(String)
	};
}
