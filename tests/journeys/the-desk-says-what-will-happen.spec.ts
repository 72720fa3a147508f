import { deskWords } from '#i18n/desk.ts';
import { onMonday, setClock } from './support/clock.ts';
import { books, expectReminder, keepsPlan, latestIntake, takes, takesOn } from './support/desk.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { newNumber, textsTo } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { hasWritten, noDanger } from './support/writing.ts';

const t = deskWords('nl');

test('a line about her text says what will really happen, and a late room says so', async ({
	opens
}) => {
	test.setTimeout(120_000);
	const week = await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const hers = newNumber();
	const contact = { phone: hers, mayText: 'no', mayCall: 'yes', phoneShared: 'no' };
	await hasWritten(opens, 'nl', {
		door: 'relative',
		answers: {
			safeToTalk: 'yes',
			...noDanger,
			story: 'Mijn zoon komt niet meer thuis.',
			...contact,
			phoneMonitored: 'none',
			safeMoments: ['2-morning']
		}
	});

	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Oz' });
	await expect(desk.getByText(t('case.room-late'))).toHaveCount(0);
	await setClock(week.at(5, '18:00'));
	await desk.goto(caseUrl);
	await expect(desk.getByText(t('case.room-late'))).toBeVisible();

	await books(desk, caseUrl, { day: week.date(9), hour: '11:00' });
	const willNot = `${t('follow-up.will-not')} · ${t('refusal.unconfirmed')}`;
	await expectReminder(desk, caseUrl, 'for-seeker', willNot);
	await look(desk, 'case with a late room and a text that will not go');

	await keepsPlan(desk, caseUrl, { moments: ['2-morning'], sms: 'no', call: 'yes' });
	await expectReminder(desk, caseUrl, 'for-seeker', t('text.not-agreed'));
	await look(desk, 'case without texts agreed');

	await desk.locator('#now a[href*="/follow-ups/"]:not([href$="/new"])').first().click();
	await expect(desk.getByRole('heading', { name: t('follow-up.off') })).toBeVisible();
	await expect(desk.locator('input[type=radio]')).toHaveCount(0);
	await look(desk, 'follow-up with one move');
	await desk.getByRole('heading', { name: t('follow-up.off') }).click();
	await desk.getByRole('button', { name: t('follow-up.cancel') }).click();
	await expect(desk.getByText(t('problem.reason-missing')).first()).toBeVisible();
	await desk.getByLabel(t('follow-up.reason')).first().fill('Zij vroeg het.');
	await desk.getByRole('button', { name: t('follow-up.cancel') }).click();
	await desk.waitForURL(caseUrl);
	await expect(desk.getByText(t('follow-up-status.cancelled')).first()).toBeAttached();
	expect(await textsTo(hers)).toEqual([]);
});
