import { addHours, addMinutes } from 'date-fns';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { unknownPerson } from '#domain/person.ts';
import { assignPart } from '#server/cases/assign.ts';
import { readBundle } from '#server/cases/bundle.ts';
import * as bundles from '#server/cases/bundle.store.ts';
import { joinParts, linkCases, takeApart, unlinkCases } from '#server/cases/join-parts.ts';
import { readCase } from '#server/cases/read.ts';
import { declareConflict } from '#server/conflicts/declare.ts';
import { endDanger } from '#server/dangers/end.ts';
import { decidePassingOn } from '#server/dangers/pass-on.ts';
import { readDanger, type DangerPage } from '#server/dangers/read.ts';
import * as dangersKept from '#server/dangers/store.ts';
import { deskOf } from '#server/intakes/list.ts';
import { changeIntakeLevel } from '#server/intakes/change-level.ts';
import { addPerson } from '#server/people/add.ts';
import { reviewOf } from '#server/reviews/overview.ts';
import { together } from '#server/work.ts';
import type { TestHouse } from '../support/database.ts';
import { employ, type Colleague } from '../support/people.ts';
import { workingHouse, type Working } from '../support/working.ts';
import { eventsOf, openedCase } from './case-story.ts';

const reason = 'Twee hulpvragers over dezelfde jongen.';
const why = 'De moeder is alleen thuis met twee kleintjes.';
const words = 'Er is een ernstig vermoeden van direct gevaar thuis. Spreek haar vandaag.';
let web: TestHouse;
let fake: Working['fake'];
let works: Working['works'];
let close: Working['close'];
let amina: Colleague;
let joost: Colleague;
let annelies: Colleague;
let mother: Awaited<ReturnType<typeof openedCase>>;
let brother: Awaited<ReturnType<typeof openedCase>>;
beforeAll(async () => {
	({ web, fake, works, close } = await workingHouse());
});
afterAll(() => close());
beforeEach(async () => {
	await web.superuser`UPDATE staff SET disabled_at = now() WHERE disabled_at IS NULL`;
	await web.superuser`UPDATE notification SET status = 'cancelled', reason_code = 'seen'`;
	await web.superuser`UPDATE follow_up SET status = 'done', settled_at = now() WHERE status = 'open'`;
	amina = await employ(web, 'Amina', 'counsellor');
	joost = await employ(web, 'Joost', 'counsellor');
	annelies = await employ(web, 'Annelies', 'supervisor');
	mother = await openedCase(web, amina);
	brother = await openedCase(web, joost);
});

const duressIn = ({ partId }: typeof mother, by: Colleague) =>
	together(by, (work) => work.db.execute(sql`SELECT door.speak_duress(${partId}::uuid)`));

async function dangers() {
	const review = await reviewOf(annelies);
	if ('problem' in review) throw new Error(review.problem);
	return review.dangers.filter(({ partId }) => [mother.partId, brother.partId].includes(partId));
}

async function open(id: string, who = annelies): Promise<DangerPage> {
	const read = await readDanger(who, id);
	if ('problem' in read) throw new Error(read.problem);
	return read;
}

async function rung(): Promise<string[]> {
	await works();
	const rows =
		await web.superuser`SELECT s.name, n.staff_id, n.status FROM notification n JOIN staff s ON s.id = n.staff_id
		WHERE n.purpose = 'alert-danger' AND n.status IN ('accepted', 'queued', 'sending', 'sent', 'delivered') AND s.disabled_at IS NULL`;
	const names = new Map([amina, joost, annelies].map(({ id, name }) => [id, name]));
	return rows.map((row) => names.get(String(row['staff_id']))!).toSorted();
}

/** How many texts about danger have left: in opening hours she is called for unread messages too. */
async function callsForDanger(): Promise<number> {
	const left =
		await web.superuser`SELECT n.id FROM notification n JOIN notification_attempt a ON a.notification_id = n.id
		WHERE n.purpose = 'alert-danger' AND a.outcome = 'accepted'`;
	return left.length;
}

describe('walls hide people, never danger', () => {
	test('a duress word rings the supervisors within the deadline of T1, with no word about whom', async () => {
		await duressIn(brother, joost);
		const [one] = await dangers();
		expect(one).toMatchObject({ kind: 'duress', level: 'T1', waiting: 0, isLate: false });
		expect(one!.deadlineAt.getTime() - one!.raisedAt.getTime()).toBe(4 * 3_600_000);
		expect(await rung()).toEqual(['Annelies']);
		const texts = fake.messages.filter(({ to }) => to === annelies.phone).map(({ body }) => body);
		// in opening hours she hears of unread messages too
		const alerts = texts.filter((text) => !/^Er wacht/.test(text));
		expect(alerts).toEqual([expect.stringMatching(/^Oproep [0-9A-Z]{4}\. Log nu in\.$/)]);
		await open(one!.id);
		// it rings no more, and stays until somebody says that it is over
		expect(await dangers()).toMatchObject([{ id: one!.id, asksLook: false, waiting: 0 }]);
		await endDanger(annelies, one!.id, 'Zij is veilig bij haar zus.');
		expect(await dangers()).toEqual([]);
		expect(await eventsOf(web, brother.partId)).toContain('danger.raised');
	});

	test('a message in one part that becomes T0 is weighed for the other within fifteen minutes', async () => {
		await joinParts(annelies, brother.partId, { code: mother.code, reason });
		const raise = { from: 'T3', to: 'T0', reason: 'Hij belde: hij heeft een mes.' } as const;
		expect(await changeIntakeLevel(amina, mother.intakeId, raise)).toEqual({ level: 'T0' });
		const [one] = await dangers();
		expect(one).toMatchObject({ partId: mother.partId, level: 'T0', waiting: 1 });
		expect(one!.deadlineAt).toEqual(addMinutes(one!.raisedAt, 15));
		expect(await rung()).toEqual(['Annelies']);
		expect((await open(one!.id)).others.map(({ partId }) => partId)).toEqual([brother.partId]);
		expect(await dangers()).toMatchObject([{ id: one!.id, waiting: 1 }]);
	});

	test('a call that was settled when it became a case can still turn out to be a danger', async () => {
		await joinParts(annelies, brother.partId, { code: mother.code, reason });
		await web.superuser`UPDATE intake SET status = 'closed', closed_at = now() WHERE id = ${mother.intakeId}`;
		const raise = { from: 'T3', to: 'T1', reason: 'Zij belt terug: er ligt een koffer.' } as const;
		expect(await changeIntakeLevel(amina, mother.intakeId, raise)).toEqual({ level: 'T1' });
		expect(await dangers()).toMatchObject([{ partId: mother.partId, level: 'T1', waiting: 1 }]);
	});

	test('what is passed on is the danger, not its source; the other counsellor has a task and a text', async () => {
		await linkCases(annelies, mother.partId, { code: brother.code, reason });
		await duressIn(brother, joost);
		const [one] = await dangers();
		const pass = { partId: mother.partId, decision: 'passed-on', reason: why } as const;
		const oma = { ...unknownPerson, roles: ['grandparent' as const], name: 'Oma' };
		await addPerson(joost, brother.partId, {
			who: { ...oma, fullName: 'Nadia Haddad' },
			householdId: null
		});
		const ofSource = ['Samira', brother.code, 'Vogel', 'Joost', 'Mevrouw Haddad'];
		for (const words of ofSource.map((name) => `${name} weet meer.`))
			expect(await decidePassingOn(annelies, one!.id, { ...pass, words })).toEqual({
				problem: 'names-source'
			});
		expect(await decidePassingOn(annelies, one!.id, { ...pass, words })).toEqual({
			decided: true
		});
		expect(await decidePassingOn(annelies, one!.id, { ...pass, words })).toEqual({
			problem: 'decided-before'
		});
		expect(await rung()).toEqual(['Amina']);

		const desk = await deskOf(amina, { show: 'all' });
		if ('problem' in desk) throw new Error(desk.problem);
		expect([...desk.today, ...desk.overdue]).toMatchObject([
			{ reasonCode: 'danger-passed-on', words, partId: mother.partId }
		]);
		const seen = JSON.stringify([desk, await readCase(amina, mother.partId)]);
		for (const trace of [brother.code, brother.partId, one!.id, one!.reference, why, 'Joost'])
			expect(seen).not.toContain(trace);
		expect(await eventsOf(web, mother.partId)).toContain('danger.received');
		const page = await open(one!.id);
		expect(page.others).toMatchObject([
			{ decided: { decision: 'passed-on', reason: why, by: 'Annelies' } }
		]);
		expect(page.ending).toBe('may');
	});

	test('kept is a decision too, and only when all are decided it can be over', async () => {
		await joinParts(annelies, brother.partId, { code: mother.code, reason });
		await duressIn(brother, joost);
		const [one] = await dangers();
		expect(await endDanger(annelies, one!.id, why)).toEqual({ problem: 'still-undecided' });
		const keep = { partId: mother.partId, decision: 'kept', reason: why, words: '' } as const;
		expect(await decidePassingOn(annelies, one!.id, keep)).toEqual({ decided: true });
		expect(await rung()).toEqual([]);
		expect(await endDanger(annelies, one!.id, 'klaar')).toEqual({ problem: 'reason-too-short' });
		expect(await endDanger(annelies, one!.id, why)).toEqual({ ended: true });
		expect(await dangers()).toEqual([]);
	});

	test('a part that comes to stand beside it later is weighed too, and rings again', async () => {
		await duressIn(brother, joost);
		const [one] = await dangers();
		await open(one!.id);
		const sanne = await employ(web, 'Sanne', 'supervisor');
		await joinParts(sanne, mother.partId, { code: brother.code, reason });
		expect(await dangers()).toMatchObject([{ id: one!.id, waiting: 1 }]);
		expect(await rung()).toContain('Annelies');
	});

	test('passed on to a case that nobody holds it rings the supervisors; given to another, her', async () => {
		await joinParts(annelies, brother.partId, { code: mother.code, reason });
		await web.superuser`UPDATE membership SET ended_at = now() WHERE part_id = ${mother.partId}`;
		await duressIn(brother, joost);
		const [one] = await dangers();
		await open(one!.id);
		await rung();
		const pass = { partId: mother.partId, decision: 'passed-on', reason: why, words } as const;
		expect(await decidePassingOn(annelies, one!.id, pass)).toEqual({ decided: true });
		expect(await rung()).toEqual(['Annelies']);
		await assignPart(annelies, mother.partId, { staffId: joost.id, role: 'first' });
		expect(await rung()).toEqual(['Annelies', 'Joost']);
	});

	test('it rings no more for whoever shut the case to herself, but for the supervisors', async () => {
		await joinParts(annelies, brother.partId, { code: mother.code, reason });
		await changeIntakeLevel(joost, brother.intakeId, { from: 'T3', to: 'T1', reason: why });
		const [one] = await dangers();
		await open(one!.id);
		const pass = { partId: mother.partId, decision: 'passed-on', reason: why, words } as const;
		await decidePassingOn(annelies, one!.id, pass);
		await declareConflict(amina, mother.partId, 'Dit is het gezin van mijn zus.');
		expect(await rung()).toEqual(['Annelies']);
	});

	test('what is over stays over, and says so', async () => {
		await duressIn(brother, joost);
		const [one] = await dangers();
		expect(await endDanger(annelies, one!.id, why)).toEqual({ ended: true });
		expect(await endDanger(annelies, one!.id, why)).toEqual({ problem: 'decided-before' });
	});

	test.each([
		['works on it', false, false, undefined],
		['worked on it', false, true, undefined],
		['works on another part of the case', true, false, undefined],
		['works on another part of the case that it was taken out of', true, false, 'brother'],
		['works on another part, that was taken out of its case', true, true, 'mother']
	])('whoever %s does not say that it is over', async (_, isBeside, hasLeft, apart) => {
		if (isBeside) await joinParts(annelies, brother.partId, { code: mother.code, reason });
		const { partId } = isBeside ? mother : brother;
		await assignPart(annelies, partId, { staffId: annelies.id, role: 'second' });
		if (hasLeft)
			await web.superuser`UPDATE membership SET ended_at = door.time() WHERE staff_id = ${annelies.id}`;
		await duressIn(brother, joost);
		const [one] = await dangers();
		if (apart) {
			const pass = { partId: mother.partId, decision: 'passed-on', reason: why, words } as const;
			expect(await decidePassingOn(annelies, one!.id, pass)).toEqual({ decided: true });
			const { partId: leaves } = { brother, mother }[apart]!;
			expect(await takeApart(annelies, leaves, reason)).toEqual({ done: true });
		}
		const waits = isBeside && !apart;
		const pastTheRule = together(annelies, (work) =>
			dangersKept.end(work, one!.id, { keyId: work.actor.id, sealed: Buffer.alloc(40) })
		);
		expect(await pastTheRule).toBe('own-case');
		expect(await open(one!.id)).toMatchObject({ ending: 'nobody' });
		expect(await endDanger(annelies, one!.id, why)).toEqual({ problem: 'own-case' });
		const sanne = await employ(web, 'Sanne', 'supervisor');
		expect(await open(one!.id)).toMatchObject({ ending: 'own' });
		await declareConflict(sanne, brother.partId, 'Dit is het gezin van mijn zus.');
		expect(await open(one!.id)).toMatchObject({ ending: 'nobody' });
		const bart = await employ(web, 'Bart', 'supervisor');
		expect(await open(one!.id)).toMatchObject({ ending: 'own' });
		expect(await open(one!.id, bart)).toMatchObject({ ending: waits ? 'undecided' : 'may' });
		const ended = await endDanger(bart, one!.id, why);
		expect(ended).toEqual(waits ? { problem: 'still-undecided' } : { ended: true });
	});

	test.each([
		['where it is known', () => brother],
		['where it would not be told', () => mother]
	])(
		'that somebody is not told is left to another by who works %s; passing on is not',
		async (_, works) => {
			await linkCases(annelies, mother.partId, { code: brother.code, reason });
			await assignPart(annelies, works().partId, { staffId: annelies.id, role: 'second' });
			await duressIn(brother, joost);
			const [one] = await dangers();
			const { partId } = mother;
			const keep = { partId, decision: 'kept', reason: why, words: '' } as const;
			expect((await open(one!.id)).others).toMatchObject([{ keeping: 'nobody' }]);
			const sanne = await employ(web, 'Sanne', 'supervisor');
			expect((await open(one!.id)).others).toMatchObject([{ keeping: 'own' }]);
			expect(await decidePassingOn(annelies, one!.id, keep)).toEqual({ problem: 'own-case-keep' });
			const pastTheRule = (who: Colleague) =>
				together(who, async (work) => {
					const { caseKeyId: keyId } = (await dangersKept.find(work, one!.id))!;
					const kept = { dangerId: one!.id, partId, decision: 'kept', task: undefined } as const;
					return dangersKept.decide(work, { ...kept, reason: { keyId, sealed: Buffer.alloc(40) } });
				});
			expect(await pastTheRule(annelies)).toBe(false);
			expect(
				await decidePassingOn(annelies, one!.id, { ...keep, decision: 'passed-on', words })
			).toEqual({ decided: true });

			await duressIn(brother, joost);
			const another = (await dangers()).find(({ id }) => id !== one!.id)!;
			expect((await open(another.id, sanne)).others).toMatchObject([{ keeping: 'may' }]);
			expect(await decidePassingOn(sanne, another.id, keep)).toEqual({ decided: true });
		}
	);

	test('who works there takes nobody out of reach of a danger that has yet to be weighed for her', async () => {
		await linkCases(annelies, mother.partId, { code: brother.code, reason });
		const son = await openedCase(web, joost);
		await joinParts(annelies, son.partId, { code: brother.code, reason });
		const [link] =
			await web.superuser`SELECT l.id FROM sealed_link l JOIN part p ON p.case_id = l.case_id
			WHERE p.id = ${mother.partId}`;
		const linkId = String(link!['id']);
		// a case that stands empty between two others
		const [between, far] = [await openedCase(web, amina), await openedCase(web, amina)];
		for (const { code } of [brother, far])
			await linkCases(annelies, between.partId, { code, reason });
		const overEmpty =
			await web.superuser`SELECT l.id FROM sealed_link l JOIN part p USING (case_id) WHERE p.id = ${between.partId}`;
		expect(await takeApart(annelies, between.partId, reason)).toEqual({ done: true });
		await assignPart(annelies, son.partId, { staffId: annelies.id, role: 'second' });
		await duressIn(brother, joost);
		const first = { problem: 'danger-first' };
		// which one, and where it is weighed, stands on the page that says so
		const [one] = await dangers();
		const toWeigh = async ({ partId }: typeof mother) => {
			const read = await readBundle(annelies, partId);
			return 'problem' in read ? read : read.toWeigh.map(({ id }) => id);
		};
		for (const part of [brother, son, mother]) expect(await toWeigh(part)).toEqual([one!.id]);
		for (const { partId } of [brother, son])
			expect(await takeApart(annelies, partId, reason)).toEqual(first);
		const elsewhere = await openedCase(web, amina);
		expect(await joinParts(annelies, son.partId, { code: elsewhere.code, reason })).toEqual(first);
		expect(await unlinkCases(annelies, mother.partId, { linkId, reason })).toEqual(first);
		const pastTheRule = together(annelies, async (work) => [
			await bundles.movePart(work, son.partId, (await bundles.addCase(work)).caseId),
			await bundles.endLink(work, linkId),
			await bundles.endLink(work, String(overEmpty[0]!['id'])),
			await bundles.endLink(work, String(overEmpty[1]!['id']))
		]);
		expect(await pastTheRule).toEqual([false, false, false, false]);
		const sanne = await employ(web, 'Sanne', 'supervisor');
		expect(await takeApart(sanne, son.partId, reason)).toEqual({ done: true });
		expect(await unlinkCases(sanne, mother.partId, { linkId, reason })).toEqual({ done: true });
		expect(await toWeigh(mother)).toEqual([]);
	});

	test('nor when the danger is raised between her look and her act', async () => {
		await joinParts(annelies, mother.partId, { code: brother.code, reason });
		await assignPart(annelies, mother.partId, { staffId: annelies.id, role: 'second' });
		const cases = async () => (await web.superuser`SELECT id FROM case_file`).length;
		const before = await cases();
		const leaving = await web.superuser.begin(async (sql) => {
			await sql`SELECT FROM part WHERE id = ${mother.partId} FOR UPDATE`;
			const apart = takeApart(annelies, mother.partId, reason);
			const waiting = () =>
				web.superuser`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%door.move_part%'`;
			await vi.waitUntil(async () => (await waiting()).length > 0, { timeout: 10_000 });
			await sql`SELECT set_config('app.actor', ${joost.id}, true)`;
			await sql`SELECT door.speak_duress(${brother.partId}::uuid)`;
			return { apart };
		});
		expect(await leaving.apart).toEqual({ problem: 'danger-first' });
		expect(await cases()).toBe(before);
	});

	test('a supervisor to whom a case is shut leaves what is to be weighed for it to another, and hears nothing of it', async () => {
		const son = await openedCase(web, joost);
		await joinParts(annelies, son.partId, { code: brother.code, reason });
		await linkCases(annelies, mother.partId, { code: brother.code, reason });
		const sanne = await employ(web, 'Sanne', 'supervisor');
		await declareConflict(sanne, mother.partId, 'Dit is het gezin van mijn zus.');
		// of a danger in the other case, and of one that has yet to be weighed for it
		await duressIn(mother, amina);
		const another = { problem: 'another-supervisor' };
		expect(await takeApart(sanne, son.partId, reason)).toEqual(another);
		const [{ id: hers } = { id: '' }] = await dangers();
		const pass = { decision: 'passed-on', reason: why, words } as const;
		for (const { partId } of [brother, son])
			expect(await decidePassingOn(annelies, hers, { ...pass, partId })).toEqual({ decided: true });
		await duressIn(brother, joost);
		const one = (await dangers()).find(({ id }) => id !== hers)!;
		expect(await takeApart(sanne, son.partId, reason)).toEqual({ problem: 'danger-first' });
		expect(await open(one.id, sanne)).toMatchObject({ ending: 'undecided' });
		expect(await decidePassingOn(sanne, one.id, { ...pass, partId: son.partId })).toEqual({
			decided: true
		});
		expect(await takeApart(sanne, son.partId, reason)).toEqual(another);
		expect(await open(one.id, sanne)).toMatchObject({ ending: 'another' });
		expect(await endDanger(sanne, one.id, why)).toEqual({ problem: 'still-undecided' });
		expect(await open(one.id)).toMatchObject({ ending: 'undecided' });
	});

	test('nobody but a supervisor sees, decides or ends it, nor one who declared a conflict', async () => {
		await joinParts(annelies, brother.partId, { code: mother.code, reason });
		await duressIn(brother, joost);
		const [one] = await dangers();
		const keep = { partId: mother.partId, decision: 'kept', reason: why, words: '' } as const;
		for (const who of [amina, joost]) {
			expect(await readDanger(who, one!.id)).toEqual({ problem: 'not-found' });
			expect(await decidePassingOn(who, one!.id, keep)).toEqual({ problem: 'not-found' });
			expect(await endDanger(who, one!.id, why)).toEqual({ problem: 'not-found' });
		}
		expect(await duressIn(brother, amina)).toMatchObject([{ speak_duress: null }]);
	});

	test('it rings again while no supervisor looked, and stops when one did', async () => {
		await duressIn(brother, joost);
		const [one] = await dangers();
		await web.superuser`UPDATE clock SET ahead = '0'`;
		expect(await rung()).toEqual(['Annelies']);
		const before = await callsForDanger();
		await web.moveClockTo(addHours(new Date(), 1));
		await rung();
		expect(await callsForDanger()).toBeGreaterThan(before);
		await open(one!.id);
		const heard = await callsForDanger();
		await web.moveClockTo(addHours(new Date(), 2));
		await rung();
		expect(await callsForDanger()).toBe(heard);
	});
});
