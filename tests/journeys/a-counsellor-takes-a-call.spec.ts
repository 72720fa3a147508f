import { blankDetail } from '#domain/safe-contact-detail.ts';
import { deskWords } from '#i18n/desk.ts';
import { wordHash } from '#server/safe-contact/words.ts';
import { house } from '#server/house.ts';
import { addPlan, makeFamily } from '../support/family.ts';
import {
	inCallWith,
	pressesOne,
	sheHangsUp,
	theyHangUp,
	theySpeak,
	waitsOnTheLine,
	type Caller
} from '../support/on-the-line.ts';
import { tellVoice } from '../support/calling.ts';
import { onMonday } from './support/clock.ts';
import { superuser } from './support/house.ts';
import { look } from './support/look.ts';
import { employ, signIn } from './support/staff.ts';
import { expect, test } from './support/test.ts';

const t = deskWords('nl');

test('she takes whoever waits, has the screen beside her ear, and tells what it was', async ({
	opens
}) => {
	test.setTimeout(120_000);
	await onMonday('10:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const amina = await employ('Amina', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await desk.goto('/desk/calls');
	await expect(desk.getByText(t('calls.waiting-empty'))).toBeVisible();
	await look(desk, 'telephone, nobody calls');

	const hints = desk.waitForResponse(/\/desk\/live$/);
	await desk.goto('/desk');
	await hints;
	const caller = await waitsOnTheLine(superuser, { key: '2' });
	// by the hint alone
	await expect(desk.getByText(t('calls.waits-now', { n: 1 }))).toBeVisible();
	await expect(
		desk.getByRole('link', { name: t('calls.nav', { waiting: 1, mine: 0 }) })
	).toBeVisible();
	await look(desk, 'desk while somebody waits on the telephone');
	await test.step('the bar keeps to one line, and scrolled away it leaves who waits in sight', async () => {
		const size = desk.viewportSize()!;
		await desk.setViewportSize({ width: 1000, height: 240 });
		expect((await desk.locator('header > .bar').boundingBox())!.height).toBeLessThan(60);
		const waits = desk.locator('header ~ .line a');
		await expect(waits).toBeHidden();
		await desk.mouse.wheel(0, 2000);
		await expect(waits).toBeVisible();
		await expect(waits).toBeInViewport();
		await expect(waits).toContainText(t('calls.nav', { waiting: 1, mine: 0 }));
		await desk.setViewportSize(size);
	});
	await desk.getByRole('link', { name: t('calls.all') }).click();
	await expect(desk.getByRole('heading', { name: t('calls.title') })).toBeVisible();
	await look(desk, 'telephone while somebody waits');
	await desk.getByRole('button', { name: t('calls.take') }).click();
	await desk.waitForURL(`/desk/calls/${caller.id}`);
	await expect(desk.getByText(t('calls.ringing-you'))).toBeVisible();
	await look(desk, 'call that rings for her');

	await pressesOne(superuser, caller, joost);
	await theySpeak(caller);
	await expect(desk.getByText(t('calls.in-call'), { exact: true })).toBeVisible();
	await expect(desk.locator('time').first()).toBeVisible();
	await desk.getByLabel(t('calls.note')).fill('Moeder, zoon van 17. Spreekt zacht.');
	await expect(desk.getByText(t('calls.draft-kept'), { exact: true })).toBeVisible();
	await desk.locator('[name=imminentDeparture][value=yes]').check();
	await expect(desk.getByText(t('intake.rule.R10'))).toBeVisible();
	const questions = desk.locator('section:has(#asked)');
	await expect(questions.getByText(t('chat.asked-kept'), { exact: true })).toBeVisible();
	await expect(questions.locator('[name=imminentDeparture][value=yes]')).toBeChecked();
	await desk.getByLabel(t('calls.step.danger')).check();
	await expect(desk.getByText(t('calls.step-wait.danger'))).toBeVisible();
	await look(desk, 'call that goes on');
	// what she was writing is there again, on whatever device
	await desk.reload();
	await expect(desk.getByLabel(t('calls.note'))).toHaveValue(/Spreekt zacht/);

	await desk.getByText(t('calls.colleague'), { exact: true }).click();
	await desk.getByLabel(t('calls.colleague-who'), { exact: true }).selectOption(amina.id);
	await desk.getByLabel(t('calls.colleague-note')).fill('Zij spreekt Turks.');
	await look(desk, 'call, a colleague to be chosen');
	await desk.getByRole('button', { name: t('calls.colleague-transfer') }).click();
	await expect(desk.getByText(t('calls.held', { name: 'Amina' }))).toBeVisible();
	await look(desk, 'call on hold for a colleague');
	await desk.getByRole('button', { name: t('calls.take-back') }).click();
	await expect(desk.getByText(t('calls.held', { name: 'Amina' }))).toHaveCount(0);

	await theyHangUp(caller);
	await expect(desk.getByRole('heading', { name: t('calls.ended') })).toBeVisible();
	await expect(desk.getByLabel(t('calls.summary'))).toHaveValue(/Spreekt zacht/);
	await desk.getByRole('button', { name: t('calls.tell'), exact: true }).click();
	await expect(desk.getByText(t('problem.outcome-missing')).first()).toBeVisible();
	await desk.locator('[name=outcome][value=appointment]').check();
	// what she takes back is asked again, in the same words
	await expect(desk.locator('#outcome-problem')).toHaveCount(0);
	await desk
		.locator('form')
		.filter({ has: desk.locator('[name=outcome]') })
		.evaluate(empty);
	await desk.getByRole('button', { name: t('calls.tell'), exact: true }).click();
	await expect(desk.locator('#outcome-problem')).toBeVisible();
	await desk.locator('[name=outcome][value=appointment]').check();
	await look(desk, 'call to be told');
	await desk.getByRole('button', { name: t('calls.tell'), exact: true }).click();
	await desk.waitForURL(/\/desk\/intakes\//);
	await expect(desk.getByText(t('calls.outcome.appointment'))).toBeVisible();
	await expect(desk.getByText('Moeder, zoon van 17. Spreekt zacht.')).toBeVisible();
	await look(desk, 'contact of a call');
});

test('a supervisor comes in visibly, shuts the line, and says so to everybody', async ({
	opens
}) => {
	await onMonday('11:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const annelies = await employ('Annelies', 'supervisor');
	const [desk, hers] = [await opens({ width: 1280 }), await opens({ width: 1280 })];
	await signIn(desk, joost);
	await signIn(hers, annelies);
	const caller = await inCallWith(superuser, joost);
	const hints = desk.waitForResponse(/\/desk\/live$/);
	await desk.goto(`/desk/calls/${caller.id}`);
	await hints;
	await hers.goto('/desk/calls');
	await look(hers, 'telephone of a supervisor');
	await hers.getByRole('button', { name: t('calls.join') }).click();
	await hers.waitForURL(`/desk/calls/${caller.id}`);
	await expect(desk.getByText('Annelies').first()).toBeVisible();
	await pressesOne(superuser, caller, annelies);
	await expect(desk.getByText(`${t('calls.who-supervisor')}, ${t('calls.who-in')}`)).toBeVisible();
	await expect(hers.getByText(t('calls.other-leads', { name: 'Joost' }))).toBeVisible();
	await look(hers, 'call a supervisor came into');
	await hers.getByText(t('calls.leave'), { exact: true }).first().click();
	await hers.getByRole('button', { name: t('calls.leave') }).click();
	await expect(hers.getByText(t('calls.said-left'))).toBeVisible();
	await hers.getByText(t('calls.shut'), { exact: true }).first().click();
	await hers.getByRole('button', { name: t('calls.shut') }).click();
	await expect(hers.getByText(/met de hand gesloten door Annelies/)).toBeVisible();
	await look(hers, 'telephone, the line is shut');
	await hers.getByRole('button', { name: t('calls.unshut') }).click();
	await expect(hers.getByText(t('calls.line-open'))).toBeVisible();
	await sheHangsUp(superuser, caller, joost);
	await expect(desk.getByRole('heading', { name: t('calls.ended') })).toBeVisible();
});

test('by keyboard alone she takes, follows the guide, notes and tells', async ({ opens }) => {
	await onMonday('12:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	const caller = await waitsOnTheLine(superuser);
	await desk.goto('/desk/calls');
	await desk.getByRole('button', { name: t('calls.take') }).focus();
	await desk.keyboard.press('Enter');
	await desk.waitForURL(`/desk/calls/${caller.id}`);
	await pressesOne(superuser, caller, joost);
	await theySpeak(caller);
	await desk.reload();
	await desk.getByLabel(t('calls.step.safe')).focus();
	await desk.keyboard.press('ArrowDown');
	await expect(desk.getByText(t('calls.step-wait.line'))).toBeVisible();
	await expect(desk.getByText(t('calls.step-wait.safe'))).toBeHidden();
	await desk.getByLabel(t('calls.note')).focus();
	// pasted, too long: nothing is cut off, and it is said
	await desk.keyboard.insertText('x'.repeat(4001));
	await desk.keyboard.press('Alt+Enter');
	await expect(desk.locator('#note-problem')).toHaveText(t('problem.too-long'));
	await expect(desk.getByLabel(t('calls.note'))).toHaveValue(/^x{4001}$/);
	await desk.keyboard.press('Control+A');
	await desk.keyboard.insertText('Belt namens een zus.');
	await desk.keyboard.press('Alt+Enter');
	await expect(desk.locator('#notes li')).toContainText('Belt namens een zus.');
	await expect(desk.getByLabel(t('calls.note'))).toHaveValue('');
	await desk.getByText(t('calls.hang-up'), { exact: true }).first().focus();
	await desk.keyboard.press('Enter');
	await desk.getByRole('button', { name: t('calls.hang-up') }).focus();
	await desk.keyboard.press('Enter');
	await expect(desk.getByRole('heading', { name: t('calls.ended') })).toBeVisible();
	await desk.locator('[name=outcome]').first().focus();
	await desk.keyboard.press('Space');
	await desk.getByRole('button', { name: t('calls.tell'), exact: true }).focus();
	await desk.keyboard.press('Enter');
	await expect(desk.getByText(t('calls.said-done'))).toBeVisible();
});

test('without scripts the same screen works by its buttons', async ({ opens }) => {
	await onMonday('13:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 360, scripts: false });
	await signIn(desk, joost);
	const caller = await waitsOnTheLine(superuser);
	await desk.goto('/desk/calls');
	await desk.getByRole('button', { name: t('calls.take') }).click();
	await pressesOne(superuser, caller, joost);
	await theySpeak(caller);
	await desk.getByRole('link', { name: t('calls.look-again') }).click();
	await expect(desk.getByText(t('calls.in-call'), { exact: true })).toBeVisible();
	await desk.getByLabel(t('calls.step.story')).check();
	await expect(desk.getByText(t('calls.step-wait.story'))).toBeVisible();
	await desk.getByLabel(t('calls.note')).fill('Zonder scripts genoteerd.');
	await desk.getByRole('button', { name: t('calls.note-keep') }).click();
	await expect(desk.locator('#notes li')).toContainText('Zonder scripts genoteerd.');
	await look(desk, 'call without scripts', { onlySeenSo: true });
	await theyHangUp(caller);
	await desk.getByRole('link', { name: t('calls.look-again') }).click();
	await desk.locator('[name=outcome][value=silent]').check();
	await desk.getByRole('button', { name: t('calls.tell-rest') }).click();
	await expect(desk.getByText(t('calls.takes-no'))).toBeVisible();
});

test('whoever asked is called back; her own telephone first, and nothing about us before the word', async ({
	opens
}) => {
	test.setTimeout(120_000);
	await onMonday('14:00');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	const asked = await leavesMissed('+31612340001', true);
	await leavesMissed('+31612340002', false);
	await desk.goto('/desk/calls');
	await expect(desk.getByText(t('calls.asked'), { exact: true })).toBeVisible();
	await look(desk, 'telephone with two to call back');
	await desk.goto(`/desk/intakes/${asked.intake}`);
	await desk
		.getByRole('button', { name: t('intake.take') })
		.first()
		.click();
	await expect(desk.getByRole('button', { name: t('calls.place') })).toBeVisible();
	await look(desk, 'contact to call back');
	await desk.getByRole('button', { name: t('calls.place') }).click();
	await desk.waitForURL(/\/desk\/calls\/.+/);
	await expect(desk.getByText(t('calls.ringing-you-out'))).toBeVisible();
	await expect(desk.getByText(t('calls.out-first-say'))).toBeVisible();
	await look(desk, 'call that we make');
	const id = desk.url().split('/').at(-1)!;
	await sheHangsUp(superuser, { id }, joost);
	await expect(desk.getByText(t('calls.said-left'))).toBeVisible();

	// somebody of a case: by her plan, and with her word
	const seen = { ...blankDetail, callFromHiddenNumber: false };
	const family = await makeFamily(
		{ superuser },
		{ counsellorId: joost.id, plan: { channelOrder: ['voice'], callAllowed: true, detail: seen } }
	);
	await superuser`UPDATE consent SET purpose = 'voice_call' WHERE person_id = ${family.personId}`;
	await desk.goto(`/desk/cases/${family.partId}/plan`);
	await look(desk, 'plan, she may be called now');
	const code = wordHash(house().keys, family.personId, 'merel');
	await addPlan(
		{ superuser },
		{
			...{ personId: family.personId, confirmedAt: new Date('2026-01-06T10:00:00Z') },
			...{ channelOrder: ['voice'], callAllowed: true, detail: seen, words: { code } }
		}
	);
	await desk.reload();
	await desk.getByRole('button', { name: t('calls.place') }).click();
	await desk.waitForURL(/\/desk\/calls\/.+/);
	const called = desk.url().split('/').at(-1)!;
	await pressesOne(superuser, { id: called }, joost);
	await theySpeak({ id: called, sid: await theirTelephone(called) });
	await desk.getByLabel(t('calls.word')).fill('egel');
	await desk.getByRole('button', { name: t('calls.word-check') }).click();
	await expect(desk.getByText(t('calls.heard-wrong'))).toBeVisible();
	await desk.getByLabel(t('calls.word')).fill('mus');
	await desk.getByRole('button', { name: t('calls.word-check') }).click();
	await expect(desk.getByText(t('calls.heard-goodbye'))).toBeVisible();
	await look(desk, 'call in which the word was wrong twice');
	await sheHangsUp(superuser, { id: called }, joost);
	await desk.locator('[name=outcome][value=other-answered]').check();
	await desk.getByRole('button', { name: t('calls.tell'), exact: true }).click();
	await expect(desk.getByText(t('calls.said-done'))).toBeVisible();
	await desk.goto(`/desk/cases/${family.partId}`);
	await expect(desk.getByText(t('calls.outcome.other-answered'))).toBeVisible();

	// she calls us: her number matches, and proves nobody
	const hers = await inCallWith(superuser, joost, { from: family.phone });
	await desk.goto(`/desk/calls/${hers.id}`);
	await expect(desk.getByText(t('calls.known'))).toBeVisible();
	await look(desk, 'call whose number matches a case of hers');
	await superuser`UPDATE safe_contact_plan SET confirmed_at = NULL WHERE person_id = ${family.personId}`;
	await desk.goto(`/desk/cases/${family.partId}/plan`);
	await expect(desk.getByText(t('calls.place-not'))).toBeVisible();
	await look(desk, 'plan, she may not be called now');
});

async function leavesMissed(from: string, asks: boolean): Promise<Caller> {
	const caller = await waitsOnTheLine(superuser, { from });
	if (asks) await tellVoice('wait-key', { ...caller.form, Digits: '1' });
	await theyHangUp(caller);
	return caller;
}

/** As if the network had rung theirs: the worker of a journey asks it nothing. */
async function theirTelephone(id: string): Promise<string> {
	const sid = `CA${id.replaceAll('-', '')}`;
	await superuser`UPDATE call SET provider_id = ${sid} WHERE id = ${id}`;
	return sid;
}

/** Every answer of a form taken back. */
function empty(form: SVGElement | HTMLElement): void {
	for (const ticked of form.querySelectorAll<HTMLInputElement>(':checked')) ticked.checked = false;
}
