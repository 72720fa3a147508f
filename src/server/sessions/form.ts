import type { SessionRequest } from '#domain/session.ts';
import { plainText } from '#domain/plain-text.ts';
import { askedAbout, fieldOf, readNewFollowUp, type TypedFollowUp } from '../follow-ups/form.ts';
import type { ScheduleRequest } from '../follow-ups/schedule.ts';

/** What was typed, by name, and what was ticked; it goes back onto the page. */
export type TypedSession = SessionRequest;
export interface AskedSession {
	trajectoryId: string;
	/** The appointment it was; empty where there was none. */
	appointmentId: string;
	request: SessionRequest;
	/** What is planned with it; undefined when nothing is. */
	next: ScheduleRequest | undefined;
	/** What of that could not be read; it is told with whatever else is wrong. */
	nextProblems?: Record<string, string>;
}

const ticked = ['people', 'staff', 'others', 'goals'] as const;
const nextFields = { day: 'nextDay', hour: 'nextHour', minutes: 'nextMinutes' } as const;

export function readSessionForm(form: FormData): {
	typed: TypedSession;
	asked: AskedSession;
} {
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const isTicked = (name: string) => ticked.some((one) => one === name);
	const fields = Object.fromEntries(
		texts.filter(([name]) => !isTicked(name)).map(([name, value]) => [name, plainText(value)])
	);
	const [people, staff, others, goals] = ticked.map((name) =>
		texts.filter(([of]) => of === name).map(([, value]) => value)
	) as [string[], string[], string[], string[]];
	const request = { fields: withMoment(fields), people, staff, others, goals };
	const read = readNext(request);
	return {
		typed: request,
		asked: {
			...{ trajectoryId: fields['of'] ?? '', appointmentId: fields['appointment'] ?? '' },
			...{ request, next: read && 'request' in read ? read.request : undefined },
			nextProblems: read && 'problems' in read ? read.problems : {}
		}
	};
}

/** At which field of what is planned a refusal stands. */
export function nextFieldOf(problem: string): string {
	const field = fieldOf(problem);
	if (field === 'method') return 'nextMethod';
	return nextFields[field as keyof typeof nextFields] ?? 'nextDay';
}

/** What is asked about when the next appointment goes against her plan. */
export function nextAskedAbout(typed: TypedSession): string {
	return askedAbout(nextOf(typed));
}

// a free moment that was offered after a double booking and taken with one press
function withMoment(fields: Record<string, string>): Record<string, string> {
	const [, nextDay, nextHour] = /^(\S+) (\S+)$/.exec(fields['choose'] ?? '') ?? [];
	return nextDay && nextHour ? { ...fields, nextDay, nextHour } : fields;
}

function nextOf({ fields }: SessionRequest): TypedFollowUp {
	const of = (name: string) => fields[name] ?? '';
	return {
		...{ kind: of('nextKind'), method: of('nextMethod') || 'phone', personId: of('nextPerson') },
		...{ day: of('nextDay'), hour: of('nextHour'), minutes: of('nextMinutes') },
		...{ despitePlan: of('despitePlan'), words: of('nextStep') }
	};
}

function readNext(
	typed: SessionRequest
): { request: ScheduleRequest } | { problems: Record<string, string> } | undefined {
	const asked = nextOf(typed);
	if (asked['kind'] !== 'appointment' && asked['kind'] !== 'task') return undefined;
	const form = new FormData();
	for (const [name, value] of Object.entries(asked)) form.set(name, value);
	if (asked['kind'] === 'task' && asked['hour'] === '') form.set('hour', '17:00');
	const read = readNewFollowUp(form);
	if (!('problems' in read)) return { request: read.request };
	const names: Record<string, string> = { ...nextFields, words: 'nextStep' };
	return {
		problems: Object.fromEntries(
			Object.entries(read.problems).map(([field, problem]) => [names[field] ?? 'nextDay', problem])
		)
	};
}
