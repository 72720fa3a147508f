import { deskWords } from '#i18n/desk.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { onMonday } from './support/clock.ts';
import { unfolds } from './support/fold.ts';
import { keyboard } from './support/hands.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('a meeting with her sister is written down from the case, by keyboard, and stands in it', async ({
	opens
}) => {
	test.setTimeout(90_000);
	await onMonday('16:00');
	const noor = await employ('Noor', 'counsellor');
	const intake = await arrives({ ...allClear });
	await takeIntake(noor, intake, {});
	const wish = { serviceType: 'family_support', name: 'Samira', concern: 'Vogel' } as const;
	const opened = await takeOn(noor, intake, wish);
	if ('problem' in opened) throw new Error(opened.problem);
	const page = await opens({ width: 1280 });
	await signIn(page, noor);
	await page.goto(`/desk/cases/${opened.partId}`);
	await keyboard.press(page.getByRole('link', { name: t('intake.log.in-case') }));
	await expect(page.getByRole('heading', { name: t('intake.log.title') })).toBeVisible();
	await expect(page.locator('#partId')).toHaveValue(opened.partId);
	await expect(page.getByLabel(t('intake.log.code'))).toBeHidden();
	await look(page, 'log a contact of a case');
	await unfolds(page, 'way', keyboard);
	await keyboard.choose(page.locator('[name=way][value=meeting]'));
	await keyboard.choose(page.locator('[name=direction][value=we]'));
	await keyboard.type(page.locator('#spokenWith'), 'haar zus');
	await keyboard.choose(page.locator('[name=notAskable]'));
	await keyboard.type(page.locator('#story'), 'Wij spraken haar zus in het buurthuis.');
	await unfolds(page, 'phone', keyboard);
	await keyboard.type(page.locator('#phone'), '0900 1234');
	await keyboard.press(page.getByRole('button', { name: t('intake.log.save') }));
	await expect(page.locator('[href="#phone"]')).toBeVisible();
	await look(page, 'a contact refused');
	await keyboard.type(page.locator('#phone'), '06 12345678');
	await keyboard.press(page.getByRole('button', { name: t('intake.log.save') }));
	await page.waitForURL(`**/desk/cases/${opened.partId}`);
	await expect(page.getByText(t('channel.meeting')).first()).toBeVisible();
	await look(page, 'a case with a meeting');
});
