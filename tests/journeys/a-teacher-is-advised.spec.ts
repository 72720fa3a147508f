import { lookBackOn } from '#domain/advice-term.ts';
import { atLocal } from '#domain/time.ts';
import { deskWords } from '#i18n/desk.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday, setClock } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { look, shoot } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';
import {
	advice,
	opensAdvice,
	question,
	seen,
	teacher,
	writesAdvice,
	writesQuestion
} from './support/advice.ts';
import { fills } from './support/hands.ts';

const t = deskWords('nl');
test('a teacher is advised without a name, after a second pair of eyes, and asked after four weeks', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 300_000, full: 900_000 }));
	const week = await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'professional', answers: teacher });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	await takesOn(desk, { service: 'trajectory_advice', name: 'Karin', concern: 'Mus' });
	await opensAdvice(desk);
	await look(desk, 'no question yet');
	const address = await writesQuestion(desk);
	await look(desk, 'an advice to write');

	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await test.step('a second person reads it: first it comes back, then it may go', async () => {
		await writesAdvice(desk, 'Stuur hem naar de directie.');
		await look(desk, 'an advice that waits for its reader');
		await review.goto('/desk/second-reading');
		await look(review, 'what waits for a second reader');
		await review.locator('main li a').first().click();
		await look(review, 'reading as the second');
		await review.getByRole('button', { name: t('advice.second-back') }).click();
		await expect(review.getByText(t('problem.words-missing')).first()).toBeVisible();
		await review.locator('[name=words]').fill('Dit helpt haar morgen niet. Begin bij het gesprek.');
		await review.getByRole('button', { name: t('advice.second-back') }).click();
		await expect(review.getByText(t('advice.stage-to-write'))).toBeVisible();
		await desk.reload();
		await look(desk, 'an advice that came back');
		await writesAdvice(desk, advice);
		await review.goto(address);
		await review.getByRole('button', { name: t('advice.second-yes') }).click();
		await expect(review.getByText(t('advice.stage-to-give'))).toBeVisible();
	});

	await test.step('it goes as a letter that names nobody', async () => {
		await desk.goto(address);
		await look(desk, 'an advice to give');
		await desk.getByRole('link', { name: t('advice.letter') }).click();
		await expect(desk.locator('article').getByText(seen)).toBeVisible();
		await expect(desk.locator('article').getByText('Mus')).toHaveCount(0);
		await look(desk, 'a letter with advice');
		await desk.emulateMedia({ media: 'print' });
		await shoot(desk, 'a letter with advice on paper');
		await desk.emulateMedia({ media: null });
		await desk.goto(address);
		await desk.locator('[name=how][value=letter]').check();
		await desk.getByRole('button', { name: t('advice.give-save') }).click();
		await expect(desk.getByText(t('advice.stage-given'), { exact: true })).toBeVisible();
		await look(desk, 'an advice that was given');
	});

	await test.step('after four weeks it stands on the desk, and is asked', async () => {
		const asks = lookBackOn(week.date(1));
		await setClock(atLocal(asks, '09:10'));
		await desk.goto('/desk');
		await expect(desk.getByText(t('task.advice-after')).first()).toBeVisible();
		await desk.goto(address);
		await look(desk, 'what became of an advice');
		await desk.getByRole('button', { name: t('advice.after-save') }).click();
		await expect(desk.getByText(t('problem.used-missing')).first()).toBeVisible();
		await desk.locator('[name=used][value=yes]').check();
		await desk.locator('[name=helped][value="4"]').check();
		await desk.locator('[name=scope][value="5"]').check();
		await desk.locator('[name=afterWords]').fill('Hij bleef een kwartier zitten na de les.');
		await desk.getByRole('button', { name: t('advice.after-save') }).click();
		await expect(desk.getByText(t('advice.stage-looked-back'))).toBeVisible();
		await look(desk, 'an advice looked back on');
		await desk.getByRole('link', { name: t('advice.to-list') }).click();
		await expect(desk.getByText(question)).toBeVisible();
		await look(desk, 'advice of a case');
	});
});

test('without scripts an advice is asked, written and read by another', async ({ opens }) => {
	test.setTimeout(proofSize({ small: 240_000, full: 600_000 }));
	await onMonday('09:30');
	await hasWritten(opens, 'nl', { door: 'professional', answers: teacher });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const desk = await opens({ width: 360, scripts: false });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	await takesOn(desk, { service: 'trajectory_advice', name: 'Karin', concern: 'Mus' });
	await opensAdvice(desk);
	const address = await writesQuestion(desk);
	await writesAdvice(desk, advice);
	const review = await opens({ width: 360, scripts: false });
	await signIn(review, annelies);
	// whoever has no duty is not told that it is off
	await expect(review.getByRole('button', { name: t('frame.duty'), exact: true })).toBeVisible();
	await review.goto(address);
	await review.getByRole('button', { name: t('advice.second-yes') }).click();
	await desk.goto(address);
	await desk.locator('[name=how][value=phone]').check();
	await desk.getByRole('button', { name: t('advice.give-save') }).click();
	await expect(desk.getByText(t('advice.stage-given'), { exact: true })).toBeVisible();
});

test('what is offered is kept by a supervisor, chosen in a plan, and ends with a word', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 240_000, full: 600_000 }));
	await onMonday('09:30');
	const annelies = await employ('Annelies', 'supervisor');
	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await review.goto('/desk/interventions');
	await look(review, 'no interventions yet');
	await review.getByRole('link', { name: t('intervention.add') }).click();
	await fills(review, { name: 'Weerbaar opvoeden', provider: 'Opvoedhuis Midden' });
	await fills(review, { region: 'Utrecht', elements: 'Zes avonden met andere ouders.' });
	await review.getByRole('button', { name: t('intervention.save') }).click();
	await expect(review.getByText(t('problem.audience-missing')).first()).toBeVisible();
	await expect(review.locator('[name=provider]')).toHaveValue('Opvoedhuis Midden');
	await look(review, 'an intervention refused');
	await review.locator('[name=category]').selectOption('parenting_support');
	await review.locator('[name=evidence]').selectOption('well_founded');
	await review.locator('[name=audiences][value=parents]').check();
	await review.locator('[name=evaluated][value=no]').check();
	await review.getByRole('button', { name: t('intervention.save') }).click();
	await expect(review.getByRole('heading', { name: 'Weerbaar opvoeden' })).toBeVisible();
	await look(review, 'interventions');

	const her = { safeToTalk: 'yes', ...noDanger, relation: 'child', ageBand: '16-17' };
	const answers = { ...her, story: 'Mijn zoon praat niet meer met ons.', word: 'molen' };
	await hasWritten(opens, 'nl', { door: 'relative', answers });
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Samira', concern: 'Vogel' });
	await desk.goto(`${caseUrl}/goals`);
	await desk.getByRole('link', { name: t('goals.page-interventions') }).click();
	await look(desk, 'nothing chosen yet');
	await desk.getByRole('link', { name: t('intervention.choose') }).click();
	await desk.getByRole('button', { name: t('intervention.save') }).click();
	await expect(desk.getByText(t('problem.intervention-missing')).first()).toBeVisible();
	await look(desk, 'a choice refused');
	await desk.locator('[name=intervention]').selectOption({ index: 1 });
	await desk.locator('[name=words]').fill('Zij wil niet steeds schreeuwen.');
	await desk.getByRole('button', { name: t('intervention.save') }).click();
	await expect(desk.getByText('Zij wil niet steeds schreeuwen.')).toBeVisible();
	await look(desk, 'something chosen');
	await desk.getByRole('link', { name: t('intervention.end'), exact: true }).click();
	await desk.locator('[name=outcome][value=completed]').check();
	await desk.locator('[name=words]').fill('Zij is alle zes avonden geweest.');
	await look(desk, 'something that ends');
	await desk.getByRole('button', { name: t('intervention.save') }).click();
	await expect(desk.getByText(t('intervention.outcome-completed'))).toBeVisible();
	await look(desk, 'something that ended');
});
