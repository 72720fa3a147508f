import type { Page } from '@playwright/test';
import { addDays } from 'date-fns';
import { deskWords } from '#i18n/desk.ts';
import { publicWords } from '#i18n/public.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday, setClock } from './support/clock.ts';
import { answers, books, keepsPlan, latestIntake, takes, takesOn } from './support/desk.ts';
import { look } from './support/look.ts';
import { comesBack } from './support/room.ts';
import { employ, signIn } from './support/staff.ts';
import { expectStillTexts, newNumber } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { noDanger, sends, writes } from './support/writing.ts';

const say = publicWords('nl');
const arabic = publicWords('ar');
const t = deskWords('nl');
const west = 'Jeugdbescherming West';

test('on a narrow telephone without scripts she takes back her yes, chooses another word and renews her plan', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 150_000, full: 600_000 }));
	const week = await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const hers = newNumber();
	const mother = await opens({ scripts: false, width: 320 });
	await writes(mother, 'nl', {
		door: 'relative',
		answers: {
			...{ safeToTalk: 'yes', ...noDanger, relation: 'child', ageBand: '16-17' },
			...{ story: 'Mijn dochter zegt niets meer.', phone: hers, mayText: 'yes', mayCall: 'no' },
			...{ phoneShared: 'no', phoneMonitored: 'none', safeMoments: ['2-morning'] }
		}
	});
	const pass = await sends(mother, 'nl');

	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	await answers(desk, 'Dank u. Ik bel u niet, ik schrijf hier.');
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Berk', concern: 'Merel' });
	await keepsPlan(desk, caseUrl, { moments: ['2-morning'] });
	await books(desk, caseUrl, { day: week.date(3), hour: '11:00' });

	await test.step('a parent cannot say yes for somebody of 16', async () => {
		await desk.getByRole('link', { name: t('case-nav.consents') }).click();
		await look(desk, 'consents');
		await desk
			.locator('summary')
			.filter({ hasText: t('consent.give') })
			.click();
		await desk.getByLabel(t('consent.whose')).selectOption({ label: 'Merel' });
		await desk.locator('[name=purpose][value=peer_group]').check();
		await desk.locator('[name=givenBy][value=guardian]').check();
		await desk.locator('[name=how][value=written]').check();
		await desk.getByRole('button', { name: t('consent.keep') }).click();
		await expect(desk.getByText(t('problem.self-needed')).first()).toBeVisible();
		await look(desk, 'consent refused');
	});

	await test.step('her yes to sharing is kept, and something is shared on it', async () => {
		await desk.getByLabel(t('consent.whose')).selectOption({ label: 'Mevrouw Berk' });
		await desk.locator('[name=purpose][value=share_with_partner]').check();
		await desk.getByLabel(t('consent.recipient')).fill(west);
		await desk.locator('[name=category][value=concern]').check();
		await desk.locator('[name=givenBy][value=self]').check();
		await desk.locator('[name=how][value=talk]').check();
		await desk.getByLabel(t('consent.witness')).fill('Zij zei het twee keer, ik hoorde het.');
		await desk.getByRole('button', { name: t('consent.keep') }).click();
		await expect(desk.getByText(west).first()).toBeVisible();
		await desk
			.locator('summary')
			.filter({ hasText: t('consent.share') })
			.click();
		await desk.getByLabel(t('consent.share-with')).selectOption({ index: 1 });
		await desk.locator('[name=shareWhat][value=safety]').check();
		await desk.getByLabel(t('consent.share-words')).fill('Een moeder maakt zich zorgen.');
		await desk.getByRole('button', { name: t('consent.share-keep') }).click();
		await expect(desk.getByText(t('problem.share-not-covered')).first()).toBeVisible();
		await look(desk, 'share refused');
		await desk.locator('[name=shareWhat][value=safety]').uncheck();
		await desk.locator('[name=shareWhat][value=concern]').check();
		await desk.getByRole('button', { name: t('consent.share-keep') }).click();
		await expect(desk.getByText(t('consent.shares', { n: 1 }))).toBeVisible();
		await look(desk, 'something shared');
	});

	await test.step('she reads what she said yes to, and takes it back', async () => {
		await comesBack(mother, 'ar', pass);
		await expect(mother.getByRole('heading', { name: arabic('yes.title') })).toBeVisible();
		await expect(mother.getByRole('button', { name: arabic('yes.take-back') })).toHaveCount(0);
		await look(mother, 'room with consents', { onlySeenSo: true });
		await takesBack(mother, 'ar', arabic('yes.sms'));
		await expect(mother.getByText(arabic('plan.text-no')).first()).toBeVisible();
		await look(mother, 'consent taken back', { onlySeenSo: true });
		await comesBack(mother, 'nl', pass);
		await expect(mother.getByText(say('yes.sms'), { exact: false })).toHaveCount(0);
		await takesBack(mother, 'nl', west);
		await look(mother, 'share taken back', { onlySeenSo: true });
	});

	await test.step('whoever works on it sees both at once, and tells the recipient', async () => {
		await desk.goto(caseUrl);
		await expect(desk.getByText(t('task.consent-withdrawn')).first()).toBeVisible();
		await expect(desk.getByText(t('task.recipient-to-inform')).first()).toBeVisible();
		await desk.getByRole('link', { name: t('case-nav.consents') }).click();
		await expect(desk.getByText(t('consent.share-withdrawn'), { exact: true })).toBeVisible();
		await desk
			.locator('summary')
			.filter({ hasText: /Eerder/ })
			.click();
		await look(desk, 'consents taken back');
		await desk.getByRole('button', { name: t('consent.share-inform') }).click();
		await expect(desk.getByRole('button', { name: t('consent.share-inform') })).toHaveCount(0);
		await look(desk, 'recipient informed');
	});

	await test.step('she chooses another word; the code stays', async () => {
		await mother.getByLabel(say('room.write')).fill('Een half bericht');
		await mother.getByRole('button', { name: say('word.choose') }).click();
		await look(mother, 'choosing a word', { onlySeenSo: true });
		await mother.getByLabel(say('word.old')).fill('verkeerd');
		await mother.getByLabel(say('word.new')).fill('Zonnebloem');
		await mother.getByRole('button', { name: say('word.submit') }).click();
		await expect(mother.getByRole('alert')).toContainText(say('problem.word-wrong'));
		await look(mother, 'word refused', { onlySeenSo: true });
		await mother.getByLabel(say('word.old')).fill(pass.word);
		await mother.getByRole('button', { name: say('word.submit') }).click();
		await expect(mother.getByText(say('word.changed'))).toBeVisible();
		await expect(mother.getByLabel(say('room.write'))).toHaveValue('Een half bericht');
		await look(mother, 'word changed', { onlySeenSo: true });
	});

	await test.step('months later her plan has run out, and she says that it still holds', async () => {
		await setClock(week.at(2, '11:00'));
		await setClock(addDays(week.at(1, '10:00'), 98));
		await comesBack(mother, 'ar', { ...pass, word: 'zonnebloem' });
		await expect(mother.getByRole('heading', { name: arabic('renew.run-out') })).toBeVisible();
		await look(mother, 'plan run out', { onlySeenSo: true });
		await mother.getByRole('button', { name: arabic('renew.submit') }).click();
		await expect(mother.getByText(arabic('renew.done'))).toBeVisible();
		await expect(mother.getByRole('heading', { name: arabic('agreed.title') })).toBeVisible();
		await look(mother, 'plan renewed', { onlySeenSo: true });
	});
	await expectStillTexts({ [hers]: 0 });
});

async function takesBack(page: Page, language: 'nl' | 'ar', words: string): Promise<void> {
	const own = publicWords(language);
	await page
		.locator('summary')
		.filter({ hasText: own('yes.title') })
		.click();
	await look(page, 'consents unfolded', { onlySeenSo: true });
	const line = page.getByRole('listitem').filter({ hasText: words });
	await line.getByRole('button', { name: own('yes.take-back') }).click();
	await expect(page.getByText(own('yes.withdrawn'))).toBeVisible();
}
