import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendForm } from '#server/intakes/send.ts';
import { startWriting } from '#server/intakes/writing.ts';
import { leaveBehind, sealLeave } from '#server/access/spent.ts';
import { enterRoom } from '#server/rooms/enter.ts';
import { writeBack } from '#server/rooms/write-back.ts';
import { logCall, type LoggedCall } from '#server/intakes/log-call.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { employ } from '../support/people.ts';

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

const unknown = { code: '1234 5678 9012 3456', word: 'lamp' };
const many = async (times: number, act: () => Promise<unknown>) => {
	for (let n = 0; n < times; n += 60) await Promise.all(Array.from({ length: 60 }, act));
};

test('one neighbourhood that tries codes without end keeps nobody else from the room', async () => {
	await many(360, () => enterRoom({ code: 'nonsense', word: 'x' }, '198.51.100.7'));
	expect(await enterRoom(unknown, '203.0.113.9')).toEqual({ problem: 'pair-unknown' });
	expect(await enterRoom({ code: 'mistyped', word: 'lamp' }, '203.0.113.9')).toEqual({
		problem: 'pair-unknown'
	});
}, 60_000);

test('one neighbourhood that sends without end keeps nobody else from sending', async () => {
	const startedAt = new Date(Date.now() - 60_000);
	const answers = { story: 'Verhaal', ...allClear };
	const writing = { ...startWriting(startedAt, 'relative'), answers };
	const send = (address: string, formId = writing.formId) =>
		sendForm(
			{ writing: { ...writing, formId }, language: 'nl', address, trapped: false },
			new Date()
		);
	await many(660, () => send('198.51.100.7'));
	expect(await send('198.51.100.7')).toHaveProperty('problem');
	expect(await send('203.0.113.9', randomUUID())).toHaveProperty('receipt');
}, 60_000);

test('what she writes while the room is being closed is not taken for kept', async () => {
	const id = await arrives(allClear);
	const [room] = await house.superuser`SELECT id FROM room WHERE intake_id = ${id}`;
	const roomId = String(room!['id']);
	const letter = { text: 'Nog iets.', formId: randomUUID(), danger: 'yes' as const };
	let written: ReturnType<typeof writeBack> | undefined;
	await house.superuser.begin(async (tx) => {
		await tx`SELECT door.close_room(${roomId}::uuid, 'seeker')`;
		written = writeBack(roomId, letter);
		for (let waits = false; !waits;) {
			const [row] = await house.superuser`SELECT EXISTS (SELECT FROM pg_stat_activity
				WHERE wait_event_type = 'Lock' AND query LIKE '%room_write%' AND datname = current_database()) AS yes`;
			waits = row!['yes'];
		}
	});
	expect(await written).toEqual({ problem: 'room-closed' });
	const [left] = await house.superuser`SELECT status, taken_by,
		(SELECT count(*)::int FROM intake_message WHERE intake_id = ${id}) AS messages FROM intake WHERE id = ${id}`;
	expect(left).toMatchObject({ status: 'closed', messages: 0 });
});

test('another call from the same page is another intake; the same one again is not', async () => {
	const amina = await employ(house, 'Amina', 'counsellor');
	const call = (story: string): LoggedCall => ({
		formId: 'of-this-page',
		...{ way: 'phone', direction: 'they', spokenWith: '' },
		calledAt: new Date(Date.now() - 60_000),
		door: 'relative',
		language: 'nl',
		answers: { story, ...allClear },
		notAskable: false,
		givesCode: true
	});
	const [one, again, other] = [
		await logCall(amina, call('Eerste gesprek')),
		await logCall(amina, call('Eerste gesprek')),
		await logCall(amina, call('Tweede gesprek'))
	];
	expect(again).toEqual(one);
	if (!('id' in one) || !('id' in other)) throw new Error('not kept');
	expect(other.id).not.toBe(one.id);
	expect(other.code!.code).not.toBe(one.code!.code);
});

test('a form that was left behind is not kept, and takes no place in a lane', async () => {
	const writing = {
		...startWriting(new Date(Date.now() - 60_000), 'relative'),
		answers: { story: 'Verhaal', ...allClear }
	};
	const sending = { writing, language: 'nl', address: '192.0.2.9', trapped: false } as const;
	await leaveBehind(sealLeave(writing.formId));
	const kept = await house.superuser`SELECT FROM intake`;
	const before = await house.superuser`SELECT key, full_at FROM throttle ORDER BY key`;
	expect(await sendForm(sending, new Date())).toEqual({ problem: 'left' });
	expect(await house.superuser`SELECT key, full_at FROM throttle ORDER BY key`).toEqual(before);
	expect((await house.superuser`SELECT FROM intake`).length).toBe(kept.length);
	const another = { ...writing, formId: randomUUID() };
	expect(await sendForm({ ...sending, writing: another }, new Date())).toHaveProperty('receipt');
	expect((await house.superuser`SELECT FROM throttle`).length).toBe(before.length + 1);
});
