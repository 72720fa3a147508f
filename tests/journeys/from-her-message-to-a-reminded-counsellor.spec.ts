import type { Page } from '@playwright/test';
import type { Answers } from '#domain/intake-form.ts';
import { deskWords } from '#i18n/desk.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday, setClock, type Week } from './support/clock.ts';
import {
	answers,
	books,
	expectReminder,
	keepsPlan,
	latestIntake,
	takes,
	takesOn
} from './support/desk.ts';
import { look } from './support/look.ts';
import { comesBack, writesBack } from './support/room.ts';
import { employ, signIn, type Person } from './support/staff.ts';
import { expectStillTexts, expectTexts, newNumber, textsTo } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger, sends, writes } from './support/writing.ts';

const t = deskWords('nl');
const story = 'Mijn dochter van negentien draagt ineens alleen zwart en praat niet meer met ons.';

function herAnswers(phone: string, safeMoments: string[]): Answers {
	return {
		...{ safeToTalk: 'yes', ...noDanger, relation: 'child', ageBand: '18-22', story },
		...{ phone, mayText: 'yes', mayCall: 'no', phoneShared: 'no', phoneMonitored: 'none' },
		...{ safeMoments, word: 'zeester' }
	};
}

test('a mother writes on Monday, and on Thursday her counsellor is reminded once', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 150_000, full: 600_000 }));
	const week = await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const amina = await employ('Amina', 'counsellor');
	const hers = newNumber();

	const mother = await opens();
	await writes(mother, 'nl', { door: 'relative', answers: herAnswers(hers, ['3-afternoon']) });
	const pass = await sends(mother, 'nl');
	const { reference, level } = await latestIntake();
	expect(level).toBe('T3');

	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, reference);
	await expect(desk.getByText(story)).toBeVisible();
	await expect(desk.getByText(hers)).toHaveCount(0);
	await answers(desk, 'Wat goed dat u schrijft. Wanneer kunt u rustig praten?');

	const elsewhere = await opens();
	await comesBack(elsewhere, 'nl', pass);
	await expect(elsewhere.getByText('Wat goed dat u schrijft.')).toBeVisible();
	await look(elsewhere, 'room with an answer');
	await writesBack(elsewhere, 'nl', 'Woensdagmiddag ben ik alleen.');

	await desk.reload();
	await expect(desk.getByText('Woensdagmiddag ben ik alleen.')).toBeVisible();
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Zee', concern: 'Schelp' });
	await expect(desk.getByText(t('plan.unconfirmed'))).toBeVisible();
	await keepsPlan(desk, caseUrl, { moments: ['3-afternoon'] });
	await books(desk, caseUrl, { day: week.date(4), hour: '14:00', asProposed: 'room' });
	await expectReminder(desk, caseUrl, 'for-seeker', t('text.planned'));
	await look(desk, 'case with an appointment');
	await expectCaseIsHidden(await opens({ width: 1280 }), amina, caseUrl);

	await herTextGoesOut(week, hers);
	await expectReminder(desk, caseUrl, 'for-seeker', t('text.delivered'));
	await counsellorIsReminded(week, joost, hers);
	await expectReminder(desk, caseUrl, 'for-you', t('text.delivered'));
	await expect(desk.getByText('Mevrouw Zee').first()).toBeVisible();
	await look(desk, 'case after the reminders');
	await setClock(week.at(4, '15:30'));
	await expectCounts(await opens({ width: 1280 }), joost.name);
	await expectAdministratorSeesNone(await opens({ width: 1280 }), caseUrl);
});

/** A day before, within her window, and nothing but the day and the hour. */
async function herTextGoesOut(week: Week, hers: string): Promise<void> {
	await setClock(week.at(3, '13:58'));
	await expectStillTexts({ [hers]: 0 });
	await setClock(week.at(3, '14:00'));
	const [text] = await expectTexts(hers, 1);
	expect(text!.body).toBe('Herinnering: donderdag 14:00.');
}

/** An hour before, once, and nothing more to her. */
async function counsellorIsReminded(week: Week, { phone }: Person, hers: string): Promise<void> {
	await setClock(week.at(4, '12:58'));
	await expectStillTexts({ [phone]: 0 });
	await setClock(week.at(4, '13:00'));
	const [text] = await expectTexts(phone, 1);
	expect(text!.body).toMatch(/^Er staat een taak klaar \(code \w{4}\)\.$/);
	await setClock(week.at(4, '13:30'));
	await expectStillTexts({ [phone]: 1, [hers]: 1 });
}

async function expectCaseIsHidden(page: Page, stranger: Person, caseUrl: string): Promise<void> {
	await signIn(page, stranger);
	await look(page, 'desk with nothing');
	const answer = await page.goto(caseUrl);
	expect(answer!.status()).toBe(404);
	await expect(page.getByRole('heading', { name: t('frame.missing-case') })).toBeVisible();
	await look(page, 'a case of somebody else');
}

async function expectCounts(page: Page, name: string): Promise<void> {
	const annelies = await employ('Annelies', 'supervisor');
	await signIn(page, annelies);
	await page.goto('/review');
	await look(page, 'review');
	// colleagues of earlier journeys who still hold a case stand here too
	const carried = [t('review.cases', { n: 1 }), t('review.overdue', { n: 1 })].join(', ');
	const lines = page
		.getByRole('region', { name: t('review.carries') })
		.getByRole('listitem')
		.filter({ hasText: name })
		.filter({ has: page.getByText(carried, { exact: true }) });
	await expect(lines).not.toHaveCount(0);
}

async function expectAdministratorSeesNone(page: Page, caseUrl: string): Promise<void> {
	const bram = await employ('Bram', 'administrator');
	await signIn(page, bram);
	await expect(page).toHaveURL(/\/staff$/);
	await look(page, 'accounts');
	expect(await page.content()).not.toContain('Mevrouw Zee');
	for (const address of [caseUrl, '/desk', '/review']) {
		expect((await page.goto(address))!.status(), address).toBe(404);
	}
	await look(page, 'not for an administrator');
}

const withoutText = {
	'no safe moment before the appointment': {
		moments: ['5-evening'],
		step: 'talk',
		why: t('refusal.outside-window')
	},
	'a number that was never confirmed': {
		moments: ['3-afternoon'],
		step: 'draft',
		why: t('refusal.unconfirmed')
	}
} as const;

for (const [reason, { moments, step, why }] of Object.entries(withoutText)) {
	test(`${reason}: nothing goes to her and a task says why`, async ({ opens }) => {
		const week = await onMonday('10:00');
		const joost = await employ('Joost', 'counsellor', { onDuty: true });
		const hers = newNumber();
		await hasWritten(opens, 'nl', { door: 'relative', answers: herAnswers(hers, [...moments]) });
		const desk = await opens({ width: 1280 });
		await signIn(desk, joost);
		await takes(desk, (await latestIntake()).reference);
		const caseUrl = await takesOn(desk, { name: 'Mevrouw Duin' });
		await keepsPlan(desk, caseUrl, { moments: [...moments], step });
		await books(desk, caseUrl, { day: week.date(4), hour: '14:00' });

		await setClock(week.at(3, '14:00'));
		await expectReminder(desk, caseUrl, 'for-seeker', t('text.held_unsafe'));
		await expect(desk.locator('#now').getByText(t('task.reminder-held')).first()).toBeVisible();
		await expect(desk.locator('#now').getByText(why).first()).toBeVisible();
		const opened = desk.locator('#timeline ~ ol li').filter({ hasText: t('event.task-opened') });
		await expect(opened.first()).toContainText(t('task.reminder-held'));
		await expect(opened.filter({ hasText: t('follow-up.for-seeker') })).toHaveCount(0);
		await look(desk, `reminder held, ${reason}`);
		await setClock(week.at(4, '13:00'));
		await expectTexts(joost.phone, 1);
		expect(await textsTo(hers)).toEqual([]);
	});
}
