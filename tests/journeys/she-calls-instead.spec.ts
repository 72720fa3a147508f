import { deskWords } from '#i18n/desk.ts';
import { tellVoice } from '../support/calling.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes } from './support/desk.ts';
import { superuser } from './support/house.ts';
import { unfolds } from './support/fold.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { call, newNumber, textsTo } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { noDanger } from './support/writing.ts';

const t = deskWords('nl');

test('a call makes an intake, and a person decides about calling back', async ({ opens }) => {
	await onMonday('11:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const hers = newNumber();
	const sid = 'CA00000000000000000000000000000001';
	const heard = await call(hers, sid);
	expect(heard.status).toBe(200);
	expect(heard.text).toContain('1 1 2');
	expect(heard.text).not.toMatch(/Steunpunt|Naastenlijn/);
	expect(await call(hers, sid)).toMatchObject({ status: 200, text: heard.text });
	const intakes = await superuser`SELECT channel FROM intake WHERE closed_at IS NULL`;
	expect(intakes.map(({ channel }) => String(channel))).toEqual(['phone']);

	await hangsUp(sid);
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await expect(desk.getByText(t('task.decide-callback'))).toBeVisible();
	await expect(desk.getByText(t('inbox.nobody-asked'))).toBeVisible();
	await look(desk, 'desk with a call');
	await takes(desk, (await latestIntake()).reference);
	await expect(desk.getByText(`•••• ${hers.slice(-2)}`).first()).toBeVisible();
	expect(await desk.content()).not.toContain(hers.slice(-6));
	await expect(desk.getByText('Nederlands', { exact: false })).toHaveCount(0);
	await look(desk, 'intake of a call');
	await desk.locator('[name=callbackReason]').fill('Hing meteen op.');
	await desk.getByRole('button', { name: t('intake.callback-no') }).click();
	await expect(desk.getByText(t('intake.callback-text'))).toHaveCount(0);
	await look(desk, 'callback decided');
	expect(await textsTo(hers)).toEqual([]);
});

test('a call without a number makes an intake and no task', async ({ opens }) => {
	await onMonday('11:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const sid = 'CA00000000000000000000000000000002';
	expect((await call('anonymous', sid)).status).toBe(200);
	await hangsUp(sid);
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await expect(desk.getByText(t('task.decide-callback'))).toHaveCount(0);
	await takes(desk, (await latestIntake()).reference);
});

test('a counsellor writes down a call and gives a code to come back with', async ({ opens }) => {
	await onMonday('11:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await desk.getByRole('link', { name: t('inbox.log-call') }).click();
	await expect(desk.getByRole('heading', { name: t('intake.log.title') })).toBeVisible();
	await look(desk, 'log a call');
	for (const [question, given] of Object.entries(noDanger)) {
		await desk.locator(`[name=${question}][value=${given}]`).check();
	}
	await desk.locator('[name=story]').fill('Een vader belde over zijn zoon van twintig.');
	await unfolds(desk, 'givesCode');
	await desk.locator('[name=givesCode]').check();
	await desk.getByRole('button', { name: t('intake.log.save') }).click();
	await expect(desk.getByText(t('intake.log.read-out'))).toBeVisible();
	await look(desk, 'call logged');
	expect(await latestIntake()).toMatchObject({ level: 'T3' });
});

/** Before anybody could speak with them. */
async function hangsUp(sid: string): Promise<void> {
	await tellVoice('status', { CallSid: sid, CallStatus: 'completed' });
}
