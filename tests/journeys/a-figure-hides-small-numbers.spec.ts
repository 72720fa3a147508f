import { randomUUID } from 'node:crypto';
import { addMonths } from 'date-fns';
import { deskWords } from '#i18n/desk.ts';
import { clock, setClock } from './support/clock.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('an analyst reads numbers in which nobody can be found, on a screen and on paper', async ({
	opens
}) => {
	// whatever came in earlier journeys lies more than twelve months back
	await setClock(addMonths(await clock(), 14));
	const noor = await employ('Noor', 'analyst');
	const page = await opens({ width: 1280 });
	await signIn(page, noor);
	await expect(page).toHaveURL(/\/figures$/);
	await expect(page.getByText(t('figures.none'))).toBeVisible();
	await expect(page.getByRole('navigation').getByRole('link')).toHaveText([t('frame.figures')]);
	await look(page, 'figures of nobody');

	await came(12, { channel: 'form', monthsAgo: 1 }, noor.id);
	await came(3, { channel: 'phone', monthsAgo: 1 }, noor.id);
	await came(7, { channel: 'sms', monthsAgo: 2 }, noor.id);
	await came(2, { channel: 'referral', monthsAgo: 5 }, noor.id);
	await page.reload();
	// the year in sentences, the months folded beneath them
	const told = page.getByRole('region', { name: t('figures.ask-channel') });
	await expect(told.getByRole('listitem').first()).toContainText(t('figures.came-form'));
	await expect(told).toContainText(t('figures.times', { n: '12' }));
	await expect(told).toContainText(t('figures.below', { n: 5 }));
	const table = page.getByRole('table', { name: t('figures.by-channel') });
	await expect(table).toBeHidden();
	for (const months of await page.getByText(t('figures.months')).all()) await months.click();
	const [last] = [table.getByRole('row').nth(1)];
	await expect(last.getByRole('cell')).toHaveText([/13–16/, /^12$/, /<5/, /^0$/, /^0$/]);
	await expect(page.getByText(t('figures.never')).first()).toContainText(t('channel.email_letter'));
	await expect(table.getByRole('row').last().getByRole('cell').first()).toContainText('21–27');
	const urgency = page.getByRole('table', { name: t('figures.by-level') });
	await expect(urgency.getByRole('row').nth(1).getByRole('cell').first()).toContainText('13–16');
	await expect(page.getByText(t('figures.attained-none'))).toBeVisible();
	await ended(6, { service: 'family_support', began: 36, t: 52 }, noor.id);
	await ended(3, { service: 'individual_exit', began: 30, t: 60 }, noor.id);
	await page.reload();
	const attained = page.getByRole('region', { name: t('figures.attained') });
	const year = new Date(await clock()).getFullYear() - 1;
	for (const words of [
		t('figures.attained-told', { began: 36, ended: 52, year }),
		t('figures.attained-few', { year })
	])
		await expect(attained.getByText(words)).toBeVisible();
	for (const hidden of ['60', '30']) await expect(attained).not.toContainText(hidden);
	await look(page, 'figures');

	await page.reload();
	await expect(table).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: t('figures.print') })).toBeHidden();
	await expect(table).toBeVisible();
	await page.emulateMedia({ media: null });
	for (const path of ['/desk', '/review', '/staff', '/privacy'])
		expect((await page.goto(path))!.status()).toBe(404);
	await superuser`DELETE FROM intake WHERE reference = 'FGRS'`;
	await superuser`DELETE FROM trajectory_review WHERE reviewed_by = ${noor.id}`;
	await superuser`DELETE FROM trajectory WHERE part_id IN (SELECT id FROM part WHERE code LIKE 'NL-1999-%')`;
	await superuser`DELETE FROM part WHERE code LIKE 'NL-1999-%'`;
});

interface Came {
	channel: string;
	monthsAgo: number;
}

/** Contacts of a month that is over, as numbers are all that is asked of them. */
async function came(count: number, { channel, monthsAgo }: Came, staffId: string): Promise<void> {
	for (let n = 0; n < count; n++)
		await superuser`INSERT INTO intake (id, key_id, reference, channel, status, level, rule_version, acute_unclear,
			supervisor_look, received_at, waiting_since, deadline_at, read_by, closed_at)
			SELECT ${randomUUID()}, s.key_id, 'FGRS', ${channel}, 'closed', 'T3', 1, false, false, m.at, m.at, m.at, m.at, m.at
			FROM staff s, (SELECT date_trunc('month', door.time()) - make_interval(months => ${monthsAgo}) + interval '9 days') AS m (at)
			WHERE s.id = ${staffId}`;
}

interface Ended {
	service: string;
	began: number;
	t: number;
}

/** Cases that closed last year, each with a review; of who was in them nothing is asked. */
async function ended(count: number, { service, began, t }: Ended, staffId: string): Promise<void> {
	await superuser.begin(async (tx) => {
		await tx`SET LOCAL session_replication_role = replica`;
		for (let n = 0; n < count; n++) {
			const [partId, lineId] = [randomUUID(), randomUUID()];
			const of = tx`FROM staff s, (SELECT date_trunc('year', door.time()) - interval '6 months') AS m (at) WHERE s.id = ${staffId}`;
			await tx`INSERT INTO part (id, case_id, key_id, opened_at, code, status, closed_at)
				SELECT ${partId}, ${randomUUID()}, s.key_id, m.at, ${`NL-1999-${10_000 + began * 100 + n}`}, 'closed', m.at ${of}`;
			await tx`INSERT INTO trajectory (id, part_id, service_type, phase, status, opened_at, changed_at, ended_at)
				SELECT ${lineId}, ${partId}, ${service}, 'stabilise', 'closed', m.at, m.at, m.at ${of}`;
			await tx`INSERT INTO trajectory_review (id, trajectory_id, part_id, plan_id, key_id, held_on, outcome, sealed, scores, t, t_began, reviewed_at, reviewed_by)
				SELECT ${randomUUID()}, ${lineId}, ${partId}, ${randomUUID()}, s.key_id, m.at::date, 'stop', '\\x00', '\\x00', ${t}, ${began}, m.at, s.id ${of}`;
		}
	});
}
