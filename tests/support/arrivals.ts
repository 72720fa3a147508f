import { randomUUID } from 'node:crypto';
import { triageAnswersOf, type Answers } from '#domain/intake-answers.ts';
import { askEntry } from '#server/access/entry.ts';
import { house } from '#server/house.ts';
import { keepIntake } from '#server/intakes/keep.ts';
import { receiveForm, type Receipt, type SentForm } from '#server/intakes/receive.ts';
import { sealMessage } from '#server/intakes/sealed-intake.ts';
import { roomSecrets } from '#server/rooms/secrets.ts';
import { unwrap } from '#server/keys/ring.ts';
import { atTheDoor } from '#server/work.ts';
import type { TestHouse } from './database.ts';

export const allClear = {
	callerInDanger: 'no',
	imminentViolence: 'no',
	imminentDeparture: 'no',
	weaponAccess: 'no',
	suicideRisk: 'no',
	childInDanger: 'no'
} as const;

/** A message as the public form leaves it, with a room; level by its answers. */
export function arrives(answers: Answers = {}, { withRoom = true } = {}): Promise<string> {
	return atTheDoor(async (work) => {
		const told = { story: 'Mijn zoon komt niet meer aan tafel.', ...answers };
		const kept = await keepIntake(work, {
			channel: 'form',
			origin: 'seeker',
			triage: triageAnswersOf('relative', told),
			told: { door: 'relative', language: 'nl', answers: told },
			...(withRoom && { room: roomSecrets(house().keys, randomUUID(), 'lamp').keys })
		});
		return kept.intakeId;
	});
}

/** A form sent for the first time, or just before. */
export async function receives(form: SentForm): Promise<Receipt> {
	const receipt = await receivesAgain(form);
	if (receipt === 'sent-before') throw new Error('it was sent before');
	return receipt;
}

/** The same, however often. */
export async function receivesAgain(form: SentForm): Promise<Receipt | 'sent-before'> {
	return receiveForm(form, await askEntry(form.formId, []));
}

/** A message of hers, put into the room past the door. */
export async function sheWrites(
	{ superuser }: TestHouse,
	intakeId: string,
	text: string
): Promise<void> {
	const [key] =
		await superuser`SELECT k.id, k.kek_id AS "kekId", k.wrapped FROM data_key k WHERE k.intake_id = ${intakeId}`;
	const id = randomUUID();
	const opened = unwrap(house().keys, key as unknown as Parameters<typeof unwrap>[1]);
	await superuser`INSERT INTO intake_message (id, intake_id, key_id, author, sealed, written_at)
		VALUES (${id}, ${intakeId}, ${key!['id']}, 'seeker', ${sealMessage(opened, id, text)}, now())`;
}

/** The kinds of events on a chain, in order. */
export async function chainOf({ superuser }: TestHouse, chainId: string): Promise<string[]> {
	const rows = await superuser`SELECT kind FROM event WHERE chain_id = ${chainId} ORDER BY seq`;
	return rows.map((row) => String(row['kind']));
}
