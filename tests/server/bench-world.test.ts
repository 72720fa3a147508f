import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStaffSession } from '#server/access/session.ts';
import { listCases } from '#server/cases/list.ts';
import { deskOf } from '#server/intakes/list.ts';
import { readFrame } from '#server/staff/frame.ts';
import { shown } from '../bench/desk.ts';
import { seed } from '../bench/seed.ts';
import { worldOf } from '../bench/seed-sql.ts';
import { openSession } from '../bench/stage.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

test('the counsellor whose pages the bench measures signs in and sees what it looks for', async () => {
	const { counsellor } = await seed(house.urls.superuser, worldOf(200));
	const [, cookie] = (await openSession(house.urls.superuser, counsellor)).split('=');
	const session = await readStaffSession({
		route: { id: '/(desk)/desk/(inbox)' },
		cookies: { get: (name: string) => (name === 'staff' ? cookie : undefined) }
	} as Parameters<typeof readStaffSession>[0]);
	expect(session).toMatchObject({ id: counsellor, role: 'counsellor' });

	const pages = {
		'/desk': await deskOf(session!, { show: 'all' }),
		'/desk/cases': await listCases(session!)
	};
	for (const [path, words] of Object.entries(shown)) {
		const page = JSON.stringify(pages[path as keyof typeof pages]);
		for (const word of words) expect(page, path).toContain(word);
	}
	expect(await readFrame(session!)).toMatchObject({
		me: { name: 'Counsellor 0', onDuty: true },
		onDuty: ['Counsellor 0', 'Counsellor 10']
	});
});
