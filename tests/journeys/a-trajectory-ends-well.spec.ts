import type { Page } from '@playwright/test';
import { deskWords } from '#i18n/desk.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday, setClock } from './support/clock.ts';
import { latestIntake, takes, takesOn } from './support/desk.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import {
	agrees,
	asksAgain,
	asksForTheEnd,
	beginsAnother,
	saysInWhichFrame,
	saysWhatItIsFor,
	writesDownTheOrder
} from './support/trajectory.ts';

const t = deskWords('nl');
test('help for a family: ordered, asked about with four eyes, ended by five questions, and opened again', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 300_000, full: 900_000 }));
	const week = await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const desk = await opens({ width: 1280 });
	const { caseUrl, line } = await hasACase(desk, joost);

	await expect(desk.getByText(t('trajectory.alone', { name: 'Joost' }))).toBeVisible();
	await saysWhatItIsFor(desk, line);
	await asksToBeginEarly(desk, line);
	const review = await opens({ width: 1280 });
	await signIn(review, annelies);
	await sendsBack(review);
	await desk.goto(line);
	await expect(desk.getByText('Bel de gemeente eerst zelf.')).toBeVisible();
	await look(desk, 'a step that came back with words');
	await writesDownTheOrder(desk, line);
	await saysInWhichFrame(desk, line);
	await beginsAnother(desk, caseUrl);

	const id = line.split('/').at(-1)!;
	await superuser`UPDATE trajectory SET status = 'evaluation' WHERE id = ${id}`;
	await superuser`UPDATE intake SET status = 'answered' WHERE part_id = ${caseUrl.split('/').at(-1)!}`;
	await superuser`UPDATE follow_up SET status = 'done', settled_at = door.time() WHERE part_id = ${caseUrl.split('/').at(-1)!} AND status = 'open'`;
	await asksForTheEnd(desk, line, {
		...{ reason: 'concern_not_confirmed', aftercare: 'declined' },
		why: 'Er bleek niets aan de hand: hij was verliefd.'
	});
	await expect(desk.getByText(t('closing.good'))).toBeVisible();
	await agrees(review, line, 'closed');
	await expect(async () => {
		await desk.goto(line);
		await expect(desk.getByText(t('trajectory-told.closed'))).toBeVisible();
	}).toPass();
	await look(desk, 'a trajectory that ended well');
	await desk.goto('/desk/lessons');
	await expect(desk.getByText('Eerst vragen wat iemand zelf ziet.')).toBeVisible();
	await look(desk, 'lessons');

	await setClock(week.at(3, '11:00'));
	await asksAgain(desk, line);
	await review.goto(line);
	await review.getByRole('button', { name: t('step.agree') }).click();
	await expect(review.getByText(t('trajectory-told.intake'))).toBeVisible();
});

test('a trajectory works without scripts, on a narrow telephone', async ({ opens }) => {
	test.setTimeout(proofSize({ small: 120_000, full: 600_000 }));
	await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 390, scripts: false });
	const { line } = await hasACase(desk, joost);
	await desk.goto(line);
	await look(desk, 'a trajectory without scripts', { onlySeenSo: true });
	await desk.locator('#describe summary').click();
	await desk.locator('[name=aimSubject]').fill('Hij blijft op school.');
	await desk.locator('#describe').getByRole('button').click();
	// both aims stand on every trajectory of a family, and what was typed comes back
	await expect(desk.getByText(t('problem.aim-missing')).first()).toBeVisible();
	await expect(desk.locator('[name=aimSubject]')).toHaveValue('Hij blijft op school.');
	const put = (status: string) =>
		superuser`UPDATE trajectory SET status = ${status} WHERE id = ${line.split('/').at(-1)!}`;
	// it moved on while she typed
	await desk.goto(line);
	await desk.locator('#ask summary').click();
	await desk.locator('[name=why]').fill('De gemeente beslist laat.');
	await put('plan');
	await desk.locator('#ask').getByRole('button').click();
	await expect(desk.getByText(t('problem.not-possible-now')).first()).toBeVisible();
	await expect(desk.locator('[name=why]')).toHaveValue('De gemeente beslist laat.');
	await desk.goto(`${line}/close`);
	await expect(desk.getByText(t('closing.not-yet'))).toBeVisible();
	await put('evaluation');
	await desk.reload();
	await desk.getByRole('button', { name: t('closing.ask') }).click();
	await expect(desk.getByText(t('problem.unanswered')).first()).toBeVisible();
	await look(desk, 'closing refused without scripts', { onlySeenSo: true });
	await desk.locator('[name=why]').fill('Hij is gevonden.');
	await put('running');
	await desk.getByRole('button', { name: t('closing.ask') }).click();
	await expect(desk.getByText(t('closing.not-yet'))).toBeVisible();
	await expect(desk.locator('[name=why]')).toHaveValue('Hij is gevonden.');
});

async function hasACase(desk: Page, joost: Awaited<ReturnType<typeof employ>>) {
	await arrives({ ...allClear, phone: '0612345678', mayText: 'yes' });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Berg' });
	await desk.getByRole('link', { name: t('service.family_support') }).click();
	await desk.waitForURL(/\/trajectories\/[0-9a-f-]{36}$/);
	return { caseUrl, line: desk.url() };
}

async function asksToBeginEarly(desk: Page, line: string): Promise<void> {
	await desk.goto(`${line}#ask`);
	await desk.locator('#ask summary').click();
	await desk.locator('#ask').getByRole('button').click();
	await expect(desk.getByText(t('problem.reason-missing')).first()).toBeVisible();
	await desk.locator('[name=why]').fill('De gemeente beslist pas na de vakantie.');
	await desk.locator('#ask').getByRole('button').click();
	await expect(
		desk.getByText(t('step.waits', { step: t('four-eyes.plan') })).first()
	).toBeVisible();
	await look(desk, 'a step that waits for four eyes');
}

async function sendsBack(review: Page): Promise<void> {
	await review.goto('/review');
	await look(review, 'review with a step to decide');
	await review.getByRole('link', { name: t('four-eyes.plan') }).click();
	await expect(review.getByText('De gemeente beslist pas na de vakantie.')).toBeVisible();
	await review.getByRole('button', { name: t('step.send-back') }).click();
	await expect(review.getByText(t('problem.words-missing')).first()).toBeVisible();
	await look(review, 'a step sent back without words');
	const words = review.locator('[name=words]');
	await words.fill('Bel de gemeente eerst zelf.');
	// taken back while she wrote
	const there = review.url().split('?')[0]!;
	const id = there.split('/').at(-1)!;
	await superuser`UPDATE step_request SET decision = 'withdrawn', decided_by = asked_by, decided_at = now() WHERE trajectory_id = ${id}`;
	await review.getByRole('button', { name: t('step.send-back') }).click();
	await expect(words).toHaveValue('Bel de gemeente eerst zelf.');
	await superuser`UPDATE step_request SET decision = NULL, decided_by = NULL, decided_at = NULL WHERE trajectory_id = ${id}`;
	await review.goto(there);
	await words.fill('Bel de gemeente eerst zelf.');
	await review.getByRole('button', { name: t('step.send-back') }).click();
	await expect(review.getByText(t('step.sent-back', { name: 'Annelies' }))).toBeVisible();
}
