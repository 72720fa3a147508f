import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { deskWords } from '#i18n/desk.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, nextCode, signIn } from './support/staff.ts';
import { newNumber } from './support/telephone.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');
const password = 'zeven blauwe fietsen aan de gracht';

test('an invited colleague chooses a password, links a telephone and signs in', async ({
	opens
}) => {
	const bram = await employ('Bram', 'administrator');
	const office = await opens({ width: 1280 });
	await signIn(office, bram);
	const email = `fleur-${Date.now()}@steunpunt.example`;
	const form = office.locator('form[action="?/add"]');
	await form.getByLabel(t('staff.invite-whom')).fill('Fleur');
	await form.getByLabel(t('staff.email')).fill(email);
	await form.locator('[name=role][value=counsellor]').check();
	await form.getByLabel(t('staff.phone')).fill(newNumber());
	await form.getByRole('button').click();
	const invitation = office.getByRole('status').filter({ hasText: t('staff.code-once') });
	const code = await invitation.locator('.code').innerText();
	await look(office, 'account invited');

	const hers = await opens({ width: 1280 });
	await hers.goto('/sign-in');
	await look(hers, 'sign-in');
	await hers.getByRole('link', { name: t('sign-in.to-welcome') }).click();
	await look(hers, 'welcome');
	await hers.getByLabel(t('welcome.code')).fill(code);
	await hers.getByRole('button', { name: t('welcome.next') }).click();
	await expect(hers.getByText(t('welcome.type'))).toBeVisible();
	await look(hers, 'welcome with a picture to scan');
	const key = (
		await hers
			.locator('bdi')
			.filter({ hasText: /^[A-Z2-7 ]{32,}$/ })
			.innerText()
	).replace(/\s/g, '');
	const [fleur] = await superuser`SELECT id FROM staff ORDER BY created_at DESC LIMIT 1`;
	const secret = Buffer.from(decodeBase32IgnorePadding(key));
	const person = { id: String(fleur!['id']), secret, lastStep: 0 };
	await hers.getByLabel(t('welcome.password'), { exact: true }).fill(password);
	await hers.getByLabel(t('welcome.again')).fill(password);
	await hers.getByLabel(t('welcome.app-code')).fill(await nextCode(person));
	await hers.getByRole('button', { name: t('welcome.submit') }).click();
	await expect(hers.getByText(t('sign-in.activated'))).toBeVisible();

	await hers.getByLabel(t('sign-in.email')).fill(email);
	await hers.getByLabel(t('sign-in.password')).fill('niet het goede wachtwoord');
	await hers.getByLabel(t('sign-in.code')).fill('000000');
	await hers.getByRole('button', { name: t('sign-in.submit') }).click();
	await expect(hers.getByText(t('sign-in.refused'))).toBeVisible();
	await look(hers, 'sign-in refused');
	await expect(async () => {
		await hers.goto('/sign-in');
		await hers.getByLabel(t('sign-in.email')).fill(email);
		await hers.getByLabel(t('sign-in.password')).fill(password);
		await hers.getByLabel(t('sign-in.code')).fill(await nextCode(person));
		await hers.getByRole('button', { name: t('sign-in.submit') }).click();
		await expect(hers.getByRole('heading', { name: t('waiting.title') })).toBeVisible({
			timeout: 3000
		});
	}).toPass({ timeout: 40_000, intervals: [1500] });

	const review = await opens({ width: 1280 });
	await signIn(review, await employ('Annelies', 'supervisor'));
	await review.goto('/review');
	await expect(review.getByText(t('review.doing.added'))).toBeVisible();
	await look(review, 'review with a new account');
	await review.getByRole('button', { name: t('review.vouch-of', { name: 'Fleur' }) }).click();
	await expect(review.getByRole('heading', { name: t('review.accounts') })).toHaveCount(0);
	await hers.getByRole('link', { name: t('welcome.back') }).click();
	await hers.getByLabel(t('sign-in.email')).fill(email);
	await expect(async () => {
		await hers.getByLabel(t('sign-in.password')).fill(password);
		await hers.getByLabel(t('sign-in.code')).fill(await nextCode(person));
		await hers.getByRole('button', { name: t('sign-in.submit') }).click();
		await expect(hers.getByRole('heading', { name: t('inbox.title') })).toBeVisible({
			timeout: 3000
		});
	}).toPass({ timeout: 40_000, intervals: [1500] });
	await look(hers, 'desk with nothing');
});
