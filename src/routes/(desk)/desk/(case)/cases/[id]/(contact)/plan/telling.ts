import { languages } from '#domain/language.ts';
import { smsContentLevels } from '#domain/neutral-text.ts';
import {
	lineDropActions,
	missedContactPlans,
	senderStyles,
	voicemails
} from '#domain/safe-contact-detail.ts';
import type { deskWords, DeskLanguage } from '#i18n/desk.ts';
import type { TypedPlan } from './topics.ts';
import type { Plan } from './versions.ts';

/** What a form does not hold: which words and addresses are kept, and the number where it may be named. */
export interface Facts {
	hasWord?: Plan['hasWord'] | undefined;
	hasAddress?: Plan['hasAddress'] | undefined;
	/** Its last digits; empty when there is none. */
	phone?: string | undefined;
	/** Whoever has that number asked us to stop texting it. */
	isOptedOut?: boolean | undefined;
	/** That number is another person's too, and a supervisor has not weighed it yet. */
	waitsForSupervisor?: boolean | undefined;
}
export interface Telling {
	t: ReturnType<typeof deskWords>;
	language: DeskLanguage;
	typed: TypedPlan;
	facts: Facts;
}

// of each the careful one first, which holds as long as nothing else can be read
const codes = {
	shared: ['unknown', 'yes', 'no'],
	monitored: ['unknown', 'none', 'possible', 'likely'],
	voicemail: voicemails,
	lineDrop: lineDropActions,
	level: smsContentLevels,
	language: languages,
	senderStyle: senderStyles,
	missed: ['retry_next_window', ...missedContactPlans],
	attempts: ['1', '2'],
	sms: ['no', 'yes'],
	call: ['no', 'yes'],
	email: ['no', 'yes'],
	letter: ['no', 'yes'],
	hidden: ['yes', 'no'],
	neutralSubject: ['yes', 'no'],
	plainEnvelope: ['yes', 'no'],
	reply: ['no', 'yes'],
	material: ['no', 'yes']
} as const;
type Codes = typeof codes;

export function codeOf<Field extends keyof Codes>(
	{ fields }: TypedPlan,
	field: Field
): Codes[Field][number] {
	const known: readonly Codes[Field][number][] = codes[field];
	return known.find((one) => one === fields[field]) ?? known[0]!;
}
