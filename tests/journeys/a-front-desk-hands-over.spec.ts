import { deskWords } from '#i18n/desk.ts';
import { onMonday } from './support/clock.ts';
import { answers, latestIntake, takes, takesOn } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');
const forCases = ['inbox.today', 'inbox.cases'] as const;

test('the front desk answers first and gives the message back; a counsellor takes it on', async ({
	opens
}) => {
	await onMonday('11:00');
	const fenna = await employ('Fenna', 'front_desk');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const story = 'Mijn dochter praat alleen nog met mensen online.';
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: { safeToTalk: 'yes', ...noDanger, story }
	});
	const { id, reference } = await latestIntake();

	const desk = await opens({ width: 1280 });
	await signIn(desk, fenna);
	await expect(desk).toHaveURL('/desk');
	for (const words of forCases) await expect(desk.getByText(t(words))).toHaveCount(0);
	await expect(desk.getByRole('button', { name: t('frame.go-on-duty') })).toHaveCount(0);
	await look(desk, 'desk of the front desk');
	await takes(desk, reference);
	await answers(desk, 'Goed dat u schrijft. Morgen belt een collega als u dat wilt.');

	await expect(desk.locator('form[action="?/takeOn"], form[action="?/joinCase"]')).toHaveCount(0);
	await expect(desk.getByText(t('intake.take-on-not-yours'))).toBeVisible();
	await look(desk, 'intake at the front desk');
	const refusals = [];
	for (const path of ['/desk/cases', '/desk/nothing', '/review']) {
		expect((await desk.goto(path))?.status()).toBe(404);
		await expect(desk.getByText('Fenna', { exact: true })).toBeVisible();
		await expect(desk.getByRole('button', { name: 'Snel weg' })).toHaveCount(0);
		refusals.push(await desk.locator('main').innerHTML());
	}
	expect(new Set(refusals).size).toBe(1);
	await look(desk, 'not hers to see');
	await desk.getByRole('link', { name: t('frame.back') }).click();
	await expect(desk).toHaveURL('/desk');

	await desk.goto(`/desk/intakes/${id}`);
	await desk
		.locator('summary')
		.filter({ hasText: t('intake.release') })
		.click();
	await desk.getByLabel(t('intake.release-reason')).fill('Zij wil graag gebeld worden.');
	await desk.getByRole('button', { name: t('intake.release'), exact: true }).click();
	await expect(desk.getByText(t('intake.released'))).toBeVisible();
	await expect(desk).toHaveURL('/desk');
	await expect(desk.getByRole('button', { name: `${t('inbox.take')} ${reference}` })).toBeVisible();

	const counsellor = await opens({ width: 1280 });
	await signIn(counsellor, joost);
	await takes(counsellor, reference);
	await counsellor
		.locator('summary')
		.filter({ hasText: t('intake.trail') })
		.click();
	await expect(counsellor.getByText('Zij wil graag gebeld worden.')).toBeVisible();
	await takesOn(counsellor, { name: 'Samira' });
	await desk.goto(`/desk/intakes/${id}`);
	await expect(desk.getByRole('heading', { name: t('intake.not-yours') })).toBeVisible();
	await look(desk, 'handed over');
	await desk.getByRole('link', { name: t('intake.to-desk') }).click();
	await expect(desk).toHaveURL('/desk');
});
