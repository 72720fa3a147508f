import { neutralText, taskCode } from '#domain/notification.ts';
import type { NeutralText, Template } from '#domain/notification.ts';
import { house } from '../house.ts';
import type { Work } from '../work.ts';

/** What goes out: E.164 number, checked text, and for how many seconds it is still of use. */
export interface Ready {
	to: string;
	body: string;
	validSeconds: number;
	underName?: boolean;
	/** It is spoken, and `body` is not sent: what whoever answers is asked, or only told. */
	byVoice?: 'page' | 'visit' | 'told';
}
/**
 * Codes: why it does not go out now. `hold` opens a task for a person, the others need none; a task
 * of the desk when it is a supervisor who has to see to it.
 */
export type Decision =
	| { send: Ready }
	| { cancel: string }
	| { expire: string }
	| { moveTo: Date; reason: string }
	| { hold: string; deskTask?: string };

const mostSeconds = 36_000;

/** The four signs by which a counsellor finds what a text is about; from the id of the appointment. */
export function codeOf(id: string): string {
	return taskCode(Buffer.from(id.replaceAll('-', ''), 'hex'));
}

/** The code of a contact as the desk shows it. */
export function codeFor(reference: string, id: string): string {
	return /^[0-9A-Z]{4}$/.test(reference) ? reference : codeOf(id);
}

/** Whole seconds from now to a moment, within what a provider takes (1..36000). */
export function secondsUntil(work: Work, moment: Date): number {
	const seconds = Math.floor((moment.getTime() - work.now.getTime()) / 1000);
	return Math.max(1, Math.min(seconds, mostSeconds));
}

/** The text in this language, or why it may not leave. */
export function textFor(
	template: Template,
	language: Parameters<typeof neutralText>[1],
	values: { at?: Date; code?: string; count?: number }
): NeutralText {
	return neutralText(template, language, values, [house().config.organisation.name]);
}
