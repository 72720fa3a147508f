import { randomUUID } from 'node:crypto';
import { callerNumber, phoneProblem } from '#domain/phone.ts';
import type { Verb } from '../integrations/twilio/twiml.ts';
import { keepIntake } from '../intakes/keep.ts';
import type { Heard } from '../webhooks/open.ts';
import { askMoment } from '../access/moment.ts';
import { atTheDoorOnce, type Work } from '../work.ts';
import { at, manners } from './conference.ts';
import { welcome } from './script.ts';

/** Somebody calls: from the first word of the network on there is a contact, whatever happens after. */
export async function arrive({ field }: Heard): Promise<Verb[]> {
	await atTheDoorOnce(await askMoment(), (work) => keepCall(work, field('CallSid'), field('From')));
	return welcome(at, manners());
}

/** Once for each call, by one statement; false when it was known, or is none. */
export async function keepCall(work: Work, providerId: string, from: string): Promise<boolean> {
	if (!isCallId(providerId)) return false;
	const number = callerNumber(from);
	const isUsable = number !== undefined && phoneProblem(number) === undefined;
	const { fresh } = await keepIntake(work, {
		channel: 'phone',
		origin: 'telephone',
		triage: {},
		told: { answers: {}, ...(number ? { callerNumber: number } : {}) },
		externalId: providerId,
		isLive: true,
		call: { id: randomUUID(), providerId, hasNumber: isUsable }
	});
	return fresh;
}

export function isCallId(text: string): boolean {
	return /^CA[0-9a-f]{32}$/i.test(text);
}
