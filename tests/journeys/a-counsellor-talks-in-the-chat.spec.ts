import { deskWords } from '#i18n/desk.ts';
import { takeOn } from '#server/cases/take-on.ts';
import { sayDanger } from '#server/chats/danger.ts';
import * as door from '#server/chats/door.store.ts';
import { linesOf, talkOf } from '#server/chats/talk.ts';
import { takeIntake } from '#server/intakes/take.ts';
import { allClear, arrives } from '../support/arrivals.ts';
import { comesIn, says, type Chatting } from '../support/chatting.ts';
import { theyHangUp, waitsOnTheLine } from '../support/on-the-line.ts';
import { fillDesk } from '../support/desk-scene.ts';
import { onMonday } from './support/clock.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn, type Person } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import type { Page } from '@playwright/test';

const t = deskWords('nl');

test('she takes the next one by a key, and answers in three', async ({ opens }) => {
	await onMonday('10:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await desk.goto('/desk/chats');
	await expect(desk.getByText(t('chat.waiting-empty'))).toBeVisible();
	await look(desk, 'conversations, nobody waits');

	const hints = desk.waitForResponse(/\/desk\/live$/);
	await desk.goto('/desk');
	await hints;
	const her = await comesIn();
	await says(her, 'Bent u daar?');
	// by the hint alone
	await expect(desk.getByText(t('chat.waits-now', { n: 1 }))).toBeVisible();
	await expect(
		desk.getByRole('link', { name: t('chat.nav', { waiting: 1, held: 0 }) })
	).toBeVisible();
	await look(desk, 'desk while somebody waits in the chat');
	await desk.keyboard.press('n');
	await desk.waitForURL(`/desk/chats/${her.chatId}`);
	await expect(desk.locator('#text')).toBeFocused();
	await desk.keyboard.insertText('Dag. Ik ben er.');
	await desk.keyboard.press('Control+Enter');
	await expect(desk.getByText(t('chat.not-arrived'))).toBeVisible();
	expect((await textsOf(her)).at(-1)).toBe('Dag. Ik ben er.');
	await expect.poll(async () => (await talkOf(her))?.arrived).toBe(3);
	expect(await talkOf(her)).toMatchObject({ status: 'active', who: 'Joost' });
	await look(desk, 'conversation just begun');
});

test('she talks, notes apart, asks, calls in a supervisor and tells what it was', async ({
	opens
}) => {
	test.setTimeout(120_000);
	await onMonday('11:00');
	const [joost, annelies] = [
		await employ('Joost', 'counsellor', { onDuty: true }),
		await employ('Annelies', 'supervisor')
	];
	const { case: part } = await fillDesk(superuser, joost);
	const other = await anotherCase(joost);
	const [desk, hers] = [await opens({ width: 1280 }), await opens({ width: 1280 })];
	await signIn(desk, joost);
	const her = await comesIn();
	const streams: string[] = [];
	desk.on('request', (asked) => {
		if (asked.url().includes('/feed?after')) streams.push(asked.url());
	});
	await takesNext(desk, her);
	await says(her, 'Mijn zoon praat over weggaan.', 'Hij stuurde dit: https://example.org/x');
	await expect(desk.getByText('Mijn zoon praat over weggaan.')).toBeVisible();
	await expect(desk.getByText(t('chat.has-address'))).toBeVisible();
	expect(streams).toHaveLength(1);
	await expect(desk.locator('[role=log] a')).toHaveCount(0);
	await door.hintTyping(her.chatId, 'seeker');
	await expect(desk.getByText(t('chat.types'))).toBeVisible();

	await sends(desk, 'Sinds wanneer merkt u dit?');
	await expect(desk.getByText(t('chat.not-arrived'))).toBeVisible();
	await door.seen(her.chatId, 4, true);
	await expect(desk.getByText(t('chat.arrived'))).toHaveCount(1);

	// what stands on the other paper never reaches her
	await desk.getByLabel(t('chat.note'), { exact: true }).fill('Klinkt gehaast.');
	await desk.keyboard.press('Control+Enter');
	await desk.keyboard.press('Alt+Enter');
	await expect(desk.locator('#notes li')).toContainText('Klinkt gehaast.');
	await expect(desk.getByLabel(t('chat.note'), { exact: true })).toHaveValue('');
	expect(await textsOf(her)).not.toContain('Klinkt gehaast.');

	await desk.locator('[name=imminentDeparture][value=yes]').check();
	await expect(desk.getByText(t('intake.rule.R10'))).toBeVisible();
	await expect(desk.getByText(t('chat.asked-kept'), { exact: true })).toBeVisible();
	await expect.poll(() => levelOf(her)).toBe('T1');
	await desk.getByText(t('chat.phrases')).click();
	await desk.getByLabel(t('chat.phrases-search')).fill('112');
	await desk.getByRole('button', { name: /bel 112/ }).click();
	await expect(desk.locator('#text')).toHaveValue(/bel 112/);
	await look(desk, 'conversation with questions asked');

	// what she was writing is there again, on whatever device
	await expect.poll(() => draftsOf(her)).toBe(1);
	await desk.reload();
	await expect(desk.locator('#text')).toHaveValue(/bel 112/);
	await desk.locator('#text').fill('');

	await desk.getByText(t('chat.colleague')).click();
	await desk
		.getByLabel(t('chat.colleague-who'), { exact: true })
		.selectOption({ value: annelies.id });
	await desk.getByLabel(t('chat.colleague-note')).fill('Er is haast bij.');
	await desk.getByRole('button', { name: t('chat.colleague-ask') }).click();
	await expect(desk.getByText(t('chat.colleague-asked', { name: 'Annelies' }))).toBeVisible();

	await signIn(hers, annelies);
	await hers.goto('/desk');
	await expect(hers.getByText(t('chat.asks-you', { name: 'Joost' }))).toBeVisible();
	await look(hers, 'desk of a supervisor who is called in');
	await hers.getByRole('button', { name: t('chat.come-in') }).click();
	await hers.waitForURL(`/desk/chats/${her.chatId}`);
	await expect(hers.locator('#notes')).toContainText('Er is haast bij.');
	await look(hers, 'conversation a supervisor came into');
	await expect(desk.getByText(t('chat.reads-along', { names: 'Annelies' }))).toBeVisible();
	expect((await linesOf(her, 0)).at(-1)).toMatchObject({
		tiding: { what: 'joined', name: 'Annelies' }
	});
	await hers.getByRole('button', { name: t('chat.step-out') }).click();
	await expect(hers.getByText(t('chat.said-left'))).toBeVisible();
	await expect(desk.getByText(t('chat.tiding.left', { name: 'Annelies' }))).toBeVisible();

	await desk.locator('#end summary').click();
	await desk.getByRole('button', { name: t('chat.end-do') }).click();
	await desk.waitForURL(/#end$/);
	await expect(desk.getByText(t('chat.ended'))).toBeVisible();
	await desk.getByRole('button', { name: t('chat.classify') }).click();
	await expect(desk.getByText(t('problem.outcome-missing')).first()).toBeVisible();
	await desk.locator('[name=outcome][value=continues]').check();
	await desk.getByLabel(t('chat.summary')).fill('Zoon praat over weggaan; morgen weer contact.');
	await look(desk, 'conversation to be told');
	await desk.getByRole('button', { name: t('chat.classify') }).click();

	// a contact like any other: read back, and linked to a case
	await desk.waitForURL(/\/desk\/intakes\//);
	await expect(desk.getByText('Mijn zoon praat over weggaan.')).toBeVisible();
	await expect(desk.getByText('Zoon praat over weggaan; morgen weer contact.')).toBeVisible();
	await look(desk, 'contact of a conversation');
	const contact = desk.url();
	const reference = await referenceOf(her);
	await links(desk, part);
	await desk.goto(contact);
	await expect(desk.getByText('Mijn zoon praat over weggaan.')).toBeVisible();
	await unlinks(desk, { part, reference });
	await expect(desk.getByText('Mijn zoon praat over weggaan.')).toBeVisible();
	await links(desk, part);
	await moves(desk, { part, to: other, reference });
	await desk.goto(contact);
	await expect(desk.getByText('Mijn zoon praat over weggaan.')).toBeVisible();
	const onTrailOf = await linkEvents(her);
	const [joins, leaves] = ['linked', 'unlinked'];
	expect(onTrailOf('contact')).toEqual([joins, leaves, joins, leaves, joins]);
	expect(onTrailOf(part)).toEqual([joins, leaves, joins, leaves]);
	expect(onTrailOf(other)).toEqual([joins]);
	await superuser`DELETE FROM chat_line WHERE chat_id = ${her.chatId}`;
	await desk.reload();
	await expect(desk.getByText(t('chat.transcript-forgotten'))).toBeVisible();
	await expect(desk.getByText('Zoon praat over weggaan; morgen weer contact.')).toBeVisible();
});

test('a colleague takes over with a word about it, and whoever had it sees it go on', async ({
	opens
}) => {
	await onMonday('12:00');
	const [joost, amina] = [
		await employ('Joost', 'counsellor', { onDuty: true }),
		await employ('Amina', 'counsellor', { onDuty: true })
	];
	const [desk, hers] = [await opens({ width: 1280 }), await opens({ width: 1280 })];
	await signIn(desk, joost);
	await signIn(hers, amina);
	const her = await comesIn({ language: 'ar' });
	await takesNext(desk, her);
	await says(her, 'مرحبا');
	await desk.getByText(t('chat.phrases')).click();
	await expect(desk.getByText(t('chat.phrases-unreviewed'))).toBeVisible();
	await look(desk, 'conversation in Arabic');
	await desk.getByText(t('chat.colleague')).click();
	await desk.getByLabel(t('chat.colleague-who'), { exact: true }).selectOption({ value: amina.id });
	await desk.getByRole('button', { name: t('chat.colleague-ask') }).click();
	await expect(desk.getByText(t('problem.text-missing')).first()).toBeVisible();
	await desk.getByLabel(t('chat.colleague-note')).fill('Zij spreekt Arabisch.');
	await desk.getByRole('button', { name: t('chat.colleague-ask') }).click();
	await expect(desk.getByText(t('chat.colleague-asked', { name: 'Amina' }))).toBeVisible();
	await desk.locator('#text').fill('Half geschreven.');
	await hers.goto('/desk/chats');
	await hers.getByRole('button', { name: t('chat.take-over') }).click();
	await hers.waitForURL(`/desk/chats/${her.chatId}`);
	await expect(hers.locator('#notes')).toContainText('Zij spreekt Arabisch.');
	await expect(desk.getByText(t('chat.over'))).toBeVisible({ timeout: 15_000 });
	await expect(desk.getByText(t('chat.over-typed'))).toBeVisible();
	await expect(desk.getByText('Half geschreven.')).toBeVisible();
	await expect(desk.getByText(t('chat.there'))).toHaveCount(0);
	await look(desk, 'conversation that went on without her');
	expect(await talkOf(her)).toMatchObject({ who: 'Amina' });
});

test('what is sent while the server does not answer goes later, and once', async ({ opens }) => {
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	const her = await comesIn();
	await takesNext(desk, her);
	// kept, and the answer lost on its way
	await desk.route('**/say', async (route) => {
		await route.fetch();
		await route.fulfill({ status: 401 });
	});
	await sends(desk, 'Zullen wij even wachten?');
	await expect.poll(() => textsOf(her)).toContain('Zullen wij even wachten?');
	await desk.unrouteAll({ behavior: 'wait' });
	await expect(desk.locator('.pending')).toHaveCount(0, { timeout: 15_000 });
	expect((await textsOf(her)).filter((text) => text === 'Zullen wij even wachten?')).toHaveLength(
		1
	);
	await expect(desk.getByText('Zullen wij even wachten?')).toHaveCount(1);
});

test('a line that cannot go keeps her on the page until she is sure, and what she types after it is kept', async ({
	opens
}) => {
	await onMonday('13:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	const her = await comesIn();
	await takesNext(desk, her);
	// an answer that breaks off halfway
	await desk.route('**/say', async (route) => {
		if (route.request().postDataJSON().do !== 'say') return route.continue();
		await route.fulfill({ status: 200, contentType: 'application/json', body: '{"se' });
	});
	await sends(desk, 'Blijft u even?');
	await expect(desk.getByText(t('chat.not-sent'))).toBeVisible();
	await desk
		.getByRole('link', { name: t('chat.title'), exact: true })
		.first()
		.click();
	await expect(desk.getByText(t('chat.unsent-leave'))).toBeVisible();
	expect(desk.url()).toContain(her.chatId);
	await look(desk, 'conversation with a line that has not gone');
	await desk.unrouteAll({ behavior: 'wait' });
	await expect(desk.locator('.pending')).toHaveCount(0, { timeout: 15_000 });
	await expect(desk.getByText(t('chat.unsent-leave'))).toHaveCount(0);
	expect((await textsOf(her)).filter((text) => text === 'Blijft u even?')).toHaveLength(1);
	// gone before it was kept by itself
	await desk.locator('#text').fill('Half geschreven.');
	await desk
		.getByRole('link', { name: t('chat.title'), exact: true })
		.first()
		.click();
	await desk.waitForURL('/desk/chats');
	await expect.poll(() => draftsOf(her)).toBe(1);
	await desk.goto(`/desk/chats/${her.chatId}`);
	await expect(desk.locator('#text')).toHaveValue('Half geschreven.');
});

test("two who ask beside one conversation see each other's answers and level", async ({
	opens
}) => {
	await onMonday('14:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const [desk, hers] = [await opens({ width: 1280 }), await opens({ width: 360 })];
	await signIn(desk, joost);
	await signIn(hers, annelies);
	const her = await comesIn();
	await takesNext(desk, her);
	await hers.goto('/desk/chats');
	await hers.getByRole('button', { name: t('chat.come-in') }).click();
	await hers.waitForURL(`/desk/chats/${her.chatId}`);
	await expect(desk.getByText(t('chat.tiding.joined', { name: 'Annelies' }))).toBeVisible();
	await look(hers, 'conversation on a phone, questions folded');
	await hers
		.locator('summary')
		.filter({ has: hers.locator('#asked') })
		.click();
	await hers.locator('[name=imminentViolence][value=yes]').check();
	await expect(desk.locator('[name=imminentViolence][value=yes]')).toBeChecked();
	await expect(desk.getByText(t('intake.rule.R01'))).toBeVisible();
	await desk.locator('[name=weaponAccess][value=no]').check();
	await expect(hers.locator('[name=weaponAccess][value=no]')).toBeChecked();
	await sayDanger(her, 'yes');
	for (const page of [desk, hers]) {
		await expect(page.locator('[name=callerInDanger][value=yes]')).toBeChecked();
		await expect(page.locator('[name=imminentViolence][value=yes]')).toBeChecked();
		await expect(page.getByText(t('intake.rule.R04'))).toBeVisible();
	}
	expect(await levelOf(her)).toBe('T0');
});

test('signed out meanwhile, what she wrote waits behind the notice and goes when she is back', async ({
	opens
}) => {
	await onMonday('14:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	const her = await comesIn();
	await takesNext(desk, her);
	const again = await desk.context().newPage();
	await again.goto('/desk');
	await desk.locator('#text').fill('Dit mag niet weg zijn.');
	await again.getByRole('button', { name: t('frame.sign-out') }).click();
	await expect(desk.getByText(t('frame.ended-title'))).toBeVisible();
	await expect(desk.getByText(t('frame.ended-talk'))).toBeVisible();
	await look(again, 'signed out in a conversation');
	await signIn(again, joost);
	await again.close();
	await desk.getByRole('button', { name: t('frame.ended-go-on') }).click();
	await expect(desk.locator('#text')).toBeVisible();
	await expect(desk.locator('#text')).toHaveValue('Dit mag niet weg zijn.');
	await desk.locator('#text').press('Control+Enter');
	await expect.poll(async () => (await textsOf(her)).at(-1)).toBe('Dit mag niet weg zijn.');
});

test('without scripts all of it goes by forms', async ({ opens }) => {
	test.setTimeout(90_000);
	await onMonday('15:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 360, scripts: false });
	await signIn(desk, joost);
	const her = await comesIn();
	const odd = await comesIn({ suspect: true });
	await says(her, 'Bent u daar?');
	await desk.goto('/desk/cases');
	await test.step('where somebody waits on the telephone too, how many is cut off of neither', async () => {
		const caller = await waitsOnTheLine(superuser, { key: '1' });
		const size = desk.viewportSize()!;
		await desk.setViewportSize({ ...size, width: 240 });
		await desk.reload();
		const waits = desk.locator('header ~ .line a');
		await expect(waits).toHaveText([/Telefoon 1/, /Gesprekken 1/]);
		const cut = (all: Element[]) => all.filter((one) => one.scrollWidth > one.clientWidth).length;
		expect(await waits.evaluateAll(cut)).toBe(0);
		await theyHangUp(caller);
		await desk.setViewportSize(size);
		await desk.reload();
	});
	// on a telephone the sections lie behind a button, and who waits does not
	await expect(desk.getByRole('link', { name: t('visit.title'), exact: true })).toBeHidden();
	// also while what lies behind her name is open
	await desk.getByRole('button', { name: 'Joost' }).click();
	await expect(desk.getByRole('button', { name: t('frame.sign-out') })).toBeVisible();
	await desk.getByRole('link', { name: t('frame.chats') }).click();
	await look(desk, 'conversations without scripts');
	await expect(desk.locator('#aside')).toContainText(t('chat.aside', { n: 1 }));
	await desk.getByRole('button', { name: t('chat.next') }).click();
	await expect(desk.getByText('Bent u daar?')).toBeVisible();
	await look(desk, 'conversation without scripts');
	await desk.locator('#text').fill('Ja, ik lees mee.');
	await desk.getByRole('button', { name: t('chat.send'), exact: true }).click();
	await expect(desk.locator('#last')).toContainText('Ja, ik lees mee.');
	await says(her, 'Fijn.');
	await desk.getByRole('link', { name: t('chat.look-again') }).click();
	await expect(desk.locator('#last')).toContainText('Fijn.');
	await desk.locator('#note').fill('Rustig.');
	await desk.getByRole('button', { name: t('chat.note-keep') }).click();
	await expect(desk.locator('#notes li')).toContainText('Rustig.');
	for (const name of ['callerInDanger', 'imminentViolence'])
		await desk.locator(`[name=${name}][value=no]`).check();
	await desk.getByRole('button', { name: t('chat.asked-keep') }).click();
	await expect(desk.locator('[name=callerInDanger][value=no]')).toBeChecked();
	await desk.locator('#end summary').click();
	await desk.getByRole('button', { name: t('chat.end-do') }).click();
	await desk.locator('[name=outcome][value=helped]').check();
	await desk.getByRole('button', { name: t('chat.classify') }).click();
	await expect(desk.getByText(t('chat.said-done'))).toBeVisible();
	expect(await textsOf(her)).toEqual(['Bent u daar?', '', 'Ja, ik lees mee.', 'Fijn.']);
	expect(odd.chatId).not.toBe(her.chatId);
});

test('how she is there is hers to say, and a second one takes no more than she wants', async ({
	opens
}) => {
	await onMonday('16:00');
	const joost = await employ('Joost', 'counsellor');
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await desk.goto('/desk/chats');
	await expect(desk.getByText(t('chat.off-duty'))).toBeVisible();
	await desk.locator('[name=places][value="1"]').check();
	await desk.locator('[name=languages][value=tr]').check();
	await desk.getByLabel(t('chat.alias')).fill('Sam');
	await desk.getByRole('button', { name: t('chat.keep-presence') }).click();
	await expect(desk.getByText(t('chat.said-kept'))).toBeVisible();
	await desk.getByRole('button', { name: t('frame.go-on-duty') }).click();
	const [first, second] = [await comesIn(), await comesIn()];
	await takesNext(desk, first);
	expect(await talkOf(first)).toMatchObject({ who: 'Sam' });
	await desk.goto('/desk/chats');
	await expect(desk.getByText(t('chat.full'))).toBeVisible();
	await look(desk, 'conversations, as many as she wanted');
	await desk.getByRole('button', { name: t('chat.next') }).click();
	await expect(desk.getByText(t('chat.said-full'))).toBeVisible();
	await expect(desk.locator('.queue.lit')).toHaveCount(0);
	await expect(desk.getByRole('button', { name: t('chat.next') })).toHaveClass(/quiet/);
	await desk.goto('/desk');
	await expect(desk.getByText(t('chat.full-here'))).toBeVisible();
	await expect(desk.getByRole('button', { name: t('chat.next') })).toHaveClass(/quiet/);
	await look(desk, 'desk while somebody waits whom she cannot take');
	expect(await talkOf(second)).toMatchObject({ status: 'waiting' });
});

test('a supervisor comes in by herself, and both see it before she reads a word', async ({
	opens
}) => {
	await onMonday('10:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const [desk, hers] = [await opens({ width: 1280 }), await opens({ width: 1280 })];
	await signIn(desk, joost);
	await signIn(hers, annelies);
	const her = await comesIn();
	await takesNext(desk, her);
	await says(her, 'Ik weet niet meer wat ik moet doen.');
	await hers.goto(`/desk/chats/${her.chatId}`);
	await expect(hers.getByText(t('frame.not-found'))).toBeVisible();
	await hers.goto('/desk/chats');
	await expect(hers.getByText(t('chat.come-in-seen'))).toBeVisible();
	await expect(hers.getByText('Ik weet niet meer')).toHaveCount(0);
	await look(hers, 'conversations that go on, of a supervisor');
	await hers.getByRole('button', { name: t('chat.come-in') }).click();
	await expect(hers.getByText('Ik weet niet meer wat ik moet doen.')).toBeVisible();
	await expect(desk.getByText(t('chat.tiding.joined', { name: 'Annelies' }))).toBeVisible();
	expect((await linesOf(her, 0)).at(-1)).toMatchObject({ tiding: { name: 'Annelies' } });
});

async function takesNext(desk: Page, her: Chatting): Promise<void> {
	await desk.goto('/desk/chats');
	await desk.getByRole('button', { name: t('chat.next') }).click();
	await desk.waitForURL(`/desk/chats/${her.chatId}`);
	await expect(desk.locator('kbd').filter({ hasText: 'Ctrl Enter' })).toBeVisible();
}

async function sends(desk: Page, text: string): Promise<void> {
	await desk.locator('#text').fill(text);
	await desk.locator('#text').press('Control+Enter');
	await expect(desk.getByText(text).first()).toBeVisible();
}

async function textsOf(her: Chatting): Promise<string[]> {
	return (await linesOf(her, 0)).map(({ text }) => text);
}

async function anotherCase(joost: Person): Promise<string> {
	const intake = await arrives({ ...allClear, phone: '0687654321' });
	await takeIntake(joost, intake, {});
	const asked = { serviceType: 'family_support', name: 'Samira', concern: 'Merel' } as const;
	const opened = await takeOn(joost, intake, asked);
	if ('problem' in opened) throw new Error(opened.problem);
	return opened.partId;
}

async function links(desk: Page, part: string): Promise<void> {
	await desk
		.locator('summary')
		.filter({ hasText: t('matching.link') })
		.first()
		.click();
	const form = desk.locator('form[action="?/joinCase"]');
	await form.locator('[name=part]').selectOption({ value: part });
	await form.locator('[name=who][value=asker]').check();
	await form.locator('[name=linkReason]').fill('Dezelfde moeder.');
	await form.getByRole('button').last().click();
	await desk.waitForURL(/\/desk\/cases\//);
}

function cardOf(desk: Page, reference: string) {
	const heading = desk.getByRole('heading', { name: t('matching.contact', { reference }) });
	return desk.locator('section').filter({ has: heading }).last();
}

async function unlinks(
	desk: Page,
	{ part, reference }: { part: string; reference: string }
): Promise<void> {
	await desk.goto(`/desk/cases/${part}/contacts`);
	const card = cardOf(desk, reference);
	await card
		.locator('summary')
		.filter({ hasText: t('matching.unlink') })
		.click();
	await card.locator('[name=unlink-reason]').fill('Dit is een andere moeder.');
	await card.getByRole('button', { name: t('matching.unlink-do') }).click();
	await desk.waitForURL(/\/desk\/intakes\//);
}

async function moves(
	desk: Page,
	{ part, to, reference }: { part: string; to: string; reference: string }
): Promise<void> {
	await desk.goto(`/desk/cases/${part}/contacts`);
	const card = cardOf(desk, reference);
	await card
		.locator('summary')
		.filter({ hasText: t('matching.move') })
		.click();
	const form = card.locator('form[action="?/moveContact"]');
	await form.locator('[name=to]').selectOption({ value: to });
	await form.locator('[name=who][value=asker]').check();
	await form.locator('[name=move-reason]').fill('Het gaat over haar andere zoon.');
	await form.getByRole('button').click();
	await expect(card).toHaveCount(0);
}

async function referenceOf({ chatId }: Chatting): Promise<string> {
	const [row] =
		await superuser`SELECT i.reference FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${chatId}`;
	return String(row!['reference']);
}

/** Where its contact came and went, on its own trail and on those of the cases. */
async function linkEvents({ chatId }: Chatting) {
	const rows = await superuser`SELECT split_part(e.kind, '.', 2) AS what,
		CASE WHEN e.chain_id = c.intake_id THEN 'contact' ELSE e.chain_id::text END AS chain FROM chat c
		JOIN event e ON e.chain_id = c.intake_id AND e.kind IN ('intake.linked', 'intake.unlinked')
			OR e.subject_id = c.intake_id AND e.kind IN ('contact.linked', 'contact.unlinked')
		WHERE c.id = ${chatId} ORDER BY e.at, e.seq`;
	return (trail: string) =>
		rows.filter(({ chain }) => chain === trail).map(({ what }) => String(what));
}

async function levelOf({ chatId }: Chatting): Promise<string> {
	const [row] =
		await superuser`SELECT i.level FROM chat c JOIN intake i ON i.id = c.intake_id WHERE c.id = ${chatId}`;
	return String(row!['level']);
}

async function draftsOf({ chatId }: Chatting): Promise<number> {
	const [row] =
		await superuser`SELECT count(*)::int AS n FROM chat_draft WHERE chat_id = ${chatId}`;
	return Number(row!['n']);
}
