import { callerNumber, phoneProblem } from '#domain/phone.ts';
import { house } from '../house.ts';
import { greeting } from '../integrations/twilio/greeting.ts';
import { keepIntake } from '../intakes/keep.ts';
import { atTheDoor } from '../work.ts';
import { openTo, report } from './open.ts';
import { spoken } from './spoken.ts';
import { twiml } from './twiml.ts';

/**
 * Somebody calls. She always hears the same, also when the database is away; the call becomes an
 * intake, once, and with a number shown a task to decide about calling back.
 */
export function hearCall(request: Request, url: URL): Promise<Response> {
	return openTo(request, url, async ({ field }) => {
		try {
			await keepCall(field('CallSid'), callerNumber(field('From')));
		} catch (error) {
			report(error);
		}
		return twiml(greeting(spoken(house().config.emergency.police)));
	});
}

async function keepCall(externalId: string, number: string | undefined): Promise<void> {
	if (!/^CA[0-9a-f]{32}$/i.test(externalId)) return;
	const isUsable = number !== undefined && phoneProblem(number) === undefined;
	await atTheDoor((work) =>
		keepIntake(work, {
			channel: 'phone',
			origin: 'telephone',
			triage: {},
			told: { answers: {}, ...(number ? { callerNumber: number } : {}) },
			externalId,
			asksCallbackDecision: isUsable
		})
	);
}
