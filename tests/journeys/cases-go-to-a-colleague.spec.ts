import { deskWords } from '#i18n/desk.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('a counsellor leaves: her cases go to a colleague, who sees at once what presses', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 180_000, full: 900_000 }));
	await onMonday('09:30');
	const mehmet = await employ('Mehmet', 'counsellor', { onDuty: true });
	const amina = await employ('Amina', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, mehmet);
	const parts: string[] = [];
	for (const name of ['Mevrouw Beek', 'Meneer Duin', 'Mevrouw Veld']) {
		await arrives({ ...allClear, phone: '0612345678', mayText: 'yes' });
		await takes(desk, (await latestIntake()).reference);
		parts.push((await takesOn(desk, { name })).split('/').at(-1)!);
	}
	await superuser`UPDATE intake SET status = 'answered' WHERE part_id = ${parts[2]!}`;

	const review = await opens({ width: 1280 });
	await signIn(review, await employ('Annelies', 'supervisor'));
	await review.goto('/review');
	await review.getByRole('link', { name: t('hand-over.all-of', { name: 'Mehmet' }) }).click();
	const room = review.getByRole('region', { name: t('hand-over.room') });
	await expect(room.getByText('Amina')).toBeVisible();
	await look(review, 'the cases of somebody who leaves');
	await review.getByRole('button', { name: t('hand-over.give') }).click();
	await expect(review.getByText(t('problem.cases-missing')).first()).toBeVisible();
	await review.locator('[name=to]').selectOption(amina.id);
	await review.locator('summary').first().click();
	await review.locator('[name^=words]').first().fill('Bel eerst haar zus.');
	await look(review, 'words with a case that goes');
	await review.getByRole('button', { name: t('hand-over.give') }).click();
	await expect(review.getByText(t('hand-over.nothing', { name: 'Mehmet' }))).toBeVisible();
	await look(review, 'nothing left of somebody who leaves');

	const hers = await opens({ width: 390, scripts: false });
	await signIn(hers, amina);
	await hers.goto('/desk');
	await hers.getByRole('link', { name: t('hand-over.look') }).click();
	await expect(hers.getByRole('heading', { name: t('hand-over.mine') })).toBeVisible();
	await expect(hers.getByText('Bel eerst haar zus.')).toBeVisible();
	await look(hers, 'cases that became hers', { onlySeenSo: true });
	await hers
		.getByRole('button', { name: t('hand-over.read-of', { name: 'Mevrouw Veld' }) })
		.click();
	await expect(hers.getByText('Mevrouw Veld')).toHaveCount(0);
	await hers.getByRole('button', { name: t('hand-over.read-all') }).click();
	await expect(hers.getByText(t('hand-over.mine-none'))).toBeVisible();
	await look(hers, 'nothing new became hers', { onlySeenSo: true });
});
