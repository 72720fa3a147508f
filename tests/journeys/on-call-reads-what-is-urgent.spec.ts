import { deskWords } from '#i18n/desk.ts';
import { arrives } from '../support/arrivals.ts';
import { fillDesk } from '../support/desk-scene.ts';
import { onMonday } from './support/clock.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('whoever is on call sees nothing off duty, and on duty what is urgent', async ({ opens }) => {
	await onMonday('02:00');
	const pieter = await employ('Pieter', 'on_call');
	const joost = await employ('Joost', 'counsellor');
	const { case: part } = await fillDesk(superuser, joost);
	const urgent = await referenceOf(await arrives({ suicideRisk: 'plan', callerInDanger: 'no' }));
	const calm = await referenceOf(await arrives());

	const desk = await opens({ width: 1280 });
	await signIn(desk, pieter);
	await expect(desk.getByText(t('inbox.off-duty'))).toBeVisible();
	await look(desk, 'on call, off duty');
	await desk.goto(`/desk/cases/${part}`);
	await expect(desk.getByText(t('frame.missing-case'))).toBeVisible();

	await desk.goto('/desk');
	await desk.getByRole('button', { name: t('frame.go-on-duty') }).click();
	await expect(desk.getByRole('button', { name: `${t('inbox.take')} ${urgent}` })).toBeVisible();
	await expect(desk.getByText(calm)).toHaveCount(0);
	await look(desk, 'on call, on duty');
	await desk.locator(`a[href="/desk/cases/${part}"]`).click();
	await expect(desk.getByText(t('case.read-only'))).toBeVisible();
	await expect(desk.locator('main form')).toHaveCount(0);
	await look(desk, 'case read on call');
	await desk.goto(`/desk/cases/${part}/plan`);
	await expect(desk.locator('form[action="?/keep"]')).toHaveCount(0);
	await desk.getByLabel(t('plan.show-reason')).fill('Zij neemt niet op.');
	await desk.getByRole('button', { name: t('plan.show-number') }).click();
	await expect(desk.getByText('+31612345678')).toBeVisible();
	await look(desk, 'plan read on call');
});

async function referenceOf(id: string): Promise<string> {
	const [row] = await superuser`SELECT reference FROM intake WHERE id = ${id}`;
	return String(row!['reference']);
}
