import { telephoneKeys } from '#domain/language.ts';
import type { Verb } from '../integrations/twilio/twiml.ts';
import type { Heard } from '../webhooks/open.ts';
import { atTheDoor } from '../work.ts';
import { at, manners } from './conference.ts';
import { telephoneDoorNow } from './opening.ts';
import { chosen, closedDoor, menu, over, parting, waiting } from './script.ts';
import { turn } from './turn.ts';

/** One key for a language: asked twice, then Dutch; on to the queue, or to a door that is closed. */
export async function choose({ field, search }: Heard): Promise<Verb[]> {
	const attempt = Number(search.get('attempt') ?? 0);
	const { languages } = manners();
	const pressed = languages.find((language) => telephoneKeys[language] === field('Digits'));
	if (!pressed && attempt === 0) return menu(at, languages, 1);
	return atTheDoor(async (work) => {
		const asksDoor = telephoneDoorNow(work);
		const chooses = async () => {
			const { open } = await asksDoor;
			return { kind: 'chooses', language: pressed ?? 'nl', open } as const;
		};
		const turns = turn(work, { provider: field('CallSid') }, chooses);
		const [door, held] = await Promise.all([asksDoor, turns]);
		const { state, hasNumber } = held?.rules ?? over;
		const language = held?.rules.language ?? pressed ?? 'nl';
		const asked = (then: Verb[]) => chosen(language, manners(), then);
		if (state === 'closed') return asked(closedDoor(at, language, door));
		const waits = state === 'heading' || state === 'queued' || state === 'joining';
		return waits ? asked(waiting(at, manners())) : parting(language, { state, hasNumber });
	});
}
