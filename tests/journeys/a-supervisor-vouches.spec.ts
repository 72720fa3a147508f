import { deskWords } from '#i18n/desk.ts';
import { house } from '#server/house.ts';
import { indexOf } from '#server/keys/ring.ts';
import { look } from './support/look.ts';
import { employ, nextCode, signIn } from './support/staff.ts';
import { superuser } from './support/house.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('whoever was invited anew waits on a calm page until a supervisor has vouched', async ({
	opens
}) => {
	const annelies = await employ('Annelies', 'supervisor');
	const amina = await employ('Amina', 'counsellor');
	const madeUp = await employ('Piet', 'supervisor');
	for (const { id } of [amina, madeUp])
		await superuser`UPDATE staff SET vouched_at = NULL WHERE id = ${id}`;
	const hers = await opens();
	await hers.goto('/sign-in');
	await hers.getByLabel(t('sign-in.email')).fill(amina.email);
	await hers.getByLabel(t('sign-in.password')).fill(amina.password);
	await hers.getByLabel(t('sign-in.code')).fill(await nextCode(amina));
	await hers.getByRole('button', { name: t('sign-in.submit') }).click();
	await expect(hers.getByRole('heading', { name: t('waiting.title') })).toBeVisible();
	expect((await hers.context().cookies()).map(({ name }) => name)).toEqual([]);
	await look(hers, 'waits for a supervisor');
	await hers.goto('/desk');
	await expect(hers.getByRole('heading', { name: t('sign-in.heading') })).toBeVisible();

	await superuser`INSERT INTO opt_out VALUES (${indexOf(house().keys, 'phone', amina.phone)}, now())`;
	const office = await opens({ width: 1280 });
	await signIn(office, await employ('Bram', 'administrator'));
	await expect(office.getByText(t('staff.waits'))).toHaveCount(2);
	await expect(office.getByText(t('staff.stopped'), { exact: true })).toHaveCount(1);
	await look(office, 'accounts that wait');

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/review');
	await expect(review.getByRole('heading', { name: t('review.accounts') })).toBeVisible();
	await expect(review.getByText(t('review.stopped'))).toHaveCount(1);
	await look(review, 'review with waiting accounts');
	await review.getByRole('button', { name: t('review.vouch-of', { name: 'Amina' }) }).click();
	await expect(
		review.getByRole('button', { name: t('review.vouch-of', { name: 'Amina' }) })
	).toHaveCount(0);
	await review
		.getByRole('button', { name: t('review.refuse-account-of', { name: 'Piet' }) })
		.click();
	await expect(review.getByRole('heading', { name: t('review.accounts') })).toHaveCount(0);
	await signIn(hers, amina);
	await expect(hers.getByRole('heading', { name: t('inbox.title') })).toBeVisible();
	const [refused] = await superuser`SELECT disabled_by FROM staff WHERE id = ${madeUp.id}`;
	expect(refused!['disabled_by']).toBe(annelies.id);
});
