import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type TestHouse } from '../support/database.ts';
import { newCall, tellVoice } from '../support/calling.ts';
import { employ, type Colleague } from '../support/people.ts';

let house: TestHouse;
let joost: Colleague;
beforeAll(async () => {
	house = await freshHouse({ at: '2026-11-24T10:00:00Z' } as never);
	joost = await employ(house, 'Joost', 'counsellor', { onDuty: true });
});
afterAll(() => house.close());

const stateOf = async ({ CallSid }: { CallSid?: string }) =>
	(
		await house.superuser`SELECT c.state, c.ended_as, c.language, i.status FROM call c JOIN intake i ON i.id = c.intake_id
		WHERE c.provider_id = ${CallSid!}`
	)[0];

test('smoke', async () => {
	const call = newCall('+31612345678');
	console.log(await tellVoice('inbound', call));
	console.log(await stateOf(call));
	console.log(await tellVoice('language?attempt=0', { ...call, Digits: '2' }));
	console.log(await stateOf(call));
	console.log(await tellVoice('wait', { ...call, QueueSid: 'QU1', QueueTime: '35' }));
	console.log(await tellVoice('wait-key', { ...call, Digits: '1' }));
	console.log(await tellVoice('queue-left', { ...call, QueueResult: 'leave' }));
	console.log(await tellVoice('status', { ...call, CallStatus: 'completed' }));
	console.log(await stateOf(call));
	console.log(await house.superuser`SELECT reason_code, status FROM follow_up`);
	console.log(await tellVoice('fallback', newCall('anonymous')));
	expect(joost).toBeDefined();
});
