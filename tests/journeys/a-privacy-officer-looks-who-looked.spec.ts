import { deskWords } from '#i18n/desk.ts';
import { breakGlass } from '#server/glass/break.ts';
import { giveConsent } from '#server/consents/give.ts';
import { shareWithPartner } from '#server/consents/share.ts';
import { withdrawConsent } from '#server/consents/withdraw.ts';
import { fillDesk, type Desk } from '../support/desk-scene.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn, type Person } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');
const reason = 'Haar zus belt: zij neemt al twee dagen niet op.';

test('she sees who opened what is not theirs, and the log of that case without its content', async ({
	opens
}) => {
	await superuser`UPDATE broken_glass SET broken_at = now() - interval '90 days', reviewed_at = now(), verdict = 'right',
		reviewed_by = (SELECT id FROM staff WHERE id <> staff_id LIMIT 1), review = sealed WHERE reviewed_at IS NULL AND sealed IS NOT NULL`;
	const femke = await employ('Femke', 'privacy_officer');
	const [amina, joost] = [await employ('Amina', 'counsellor'), await employ('Joost', 'counsellor')];
	const page = await opens({ width: 1280 });
	await signIn(page, femke);
	await expect(page).toHaveURL(/\/privacy$/);
	await expect(page.getByText(t('privacy.calm'))).toBeVisible();
	await expect(page.getByText(t('privacy.glass-none'))).toBeVisible();
	await expect(page.getByRole('navigation').getByRole('link')).toHaveText([t('frame.privacy')]);
	await look(page, 'nobody looked where');

	const desk = await fillDesk(superuser, amina);
	const [row] = await superuser`SELECT code FROM part WHERE id = ${desk.part}`;
	const code = String(row!['code']);
	await breakGlass(joost, { code, reason });
	const joosts = await opens({ width: 1280 });
	await signIn(joosts, joost);
	await joosts.goto(`/desk/cases/${desk.part}`);
	await expect(joosts.getByRole('heading', { name: 'Samira', level: 1 })).toBeVisible();
	await superuser`UPDATE broken_glass SET review_by = now() - interval '1 day' WHERE id = ${desk.glass}`;

	await page.reload();
	await expect(
		page.getByRole('heading', { name: t('privacy.late-title', { n: 1 }) })
	).toBeVisible();
	const read = page.getByText(/zonder eraan te werken/);
	const didOf = (name: string) =>
		page.getByRole('listitem').filter({ has: page.locator('p > b', { hasText: name }) });
	await expect(didOf('Joost').locator(read)).toContainText(code);
	await expect(didOf('Amina').locator(read)).toHaveCount(0);
	await look(page, 'who looked where');

	await page.getByLabel(t('privacy.find-code')).fill('42');
	await page.getByRole('button', { name: t('privacy.find-open') }).click();
	await expect(page.getByRole('heading', { name: t('frame.not-log') })).toBeVisible();
	await look(page, 'a code that is none');
	await page.getByLabel(t('privacy.find-code')).fill(code.toLowerCase());
	await page.getByRole('button', { name: t('privacy.find-open') }).click();
	await expect(
		page.getByRole('heading', { name: `${t('privacy.log-short')} ${code}` })
	).toBeVisible();
	expect(page.url()).not.toContain(code);
	const log = page.getByRole('region', { name: t('privacy.log') });
	await expect(log).toContainText(t('event.glass-broken'));
	await expect(log).toContainText('Joost');
	await expect(page.getByText(t('privacy.log-content'))).toBeVisible();
	for (const word of ['Samira', 'Vogel', 'zus', '0612345678'])
		await expect(page.getByRole('main')).not.toContainText(word);
	await look(page, 'log of a case without consents');
	await agrees(amina, desk);
	await page.reload();
	await expect(page.getByRole('region', { name: t('privacy.consents') })).toContainText(
		t('privacy.person', { n: 1 })
	);
	await expect(page.getByRole('main')).toContainText(t('privacy.share-not-told'));
	await expect(page.getByRole('main')).not.toContainText('West');
	await look(page, 'log of a case');

	await superuser`SELECT door.record(${desk.part}::uuid, 'phone.shown', ${desk.part}::uuid, NULL, NULL) FROM generate_series(1, 70)`;
	await page.reload();
	await page.getByRole('link', { name: t('privacy.log-earlier') }).click();
	await expect(page.getByRole('link', { name: t('privacy.log-newest') })).toBeVisible();
	await expect(log).toContainText(t('event.glass-broken'));
	await look(page, 'earlier in the log');
	await page.getByRole('link', { name: t('privacy.log-newest') }).click();
	await expect(page.getByText(t('privacy.log-content'))).toBeVisible();
	await page.reload();
	await expect(log.getByRole('listitem').first()).toContainText(t('event.part-log-read'));

	await page.goto(`/desk/cases/${desk.part}`);
	await expect(page.getByText(code)).toHaveCount(0);
	const aminas = await opens({ width: 1280 });
	await signIn(aminas, amina);
	await aminas.goto(`/desk/cases/${desk.part}?show=readings`);
	await expect(aminas.getByRole('region', { name: t('case.timeline') })).toContainText(
		t('event.part-log-read')
	);
});

/** She says yes to sharing, something is shared, and she takes it back. */
async function agrees(by: Person, { part, person: personId }: Desk): Promise<void> {
	const whom = {
		personId,
		purpose: 'share_with_partner',
		recipient: 'Jeugdbescherming West'
	} as const;
	const said = { givenBy: 'self', how: 'talk', witness: 'Aan de telefoon.', until: '' } as const;
	const given = await giveConsent(by, part, { ...whom, ...said, categories: ['concern'] });
	if ('problem' in given) throw new Error(given.problem);
	await shareWithPartner(by, part, {
		...whom,
		categories: ['concern'],
		words: 'Wij maken ons zorgen.'
	});
	await withdrawConsent(by, part, { personId, purpose: 'share_with_partner' });
}
