import { deskWords } from '#i18n/desk.ts';
import { dayAndHour } from '#i18n/moments.ts';
import { publicWords } from '#i18n/public.ts';
import { proofSize } from '../support/proof.ts';
import { onMonday, setClock } from './support/clock.ts';
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
import { closesTheRoom, comesBack, findsItClosed, writesBack } from './support/room.ts';
import { employ, signIn } from './support/staff.ts';
import { expectStillTexts, expectTexts, newNumber } from './support/telephone.ts';
import { expect, test } from './support/test.ts';
import { noDanger, sends, writes } from './support/writing.ts';

const say = publicWords('nl');
const t = deskWords('nl');

test('without scripts she reads the answer, writes back, agrees to texts, and later closes the room', async ({
	opens
}) => {
	test.setTimeout(proofSize({ small: 150_000, full: 600_000 }));
	const week = await onMonday('09:30');
	const joost = await employ('Joost', 'counsellor', { onDuty: true });
	const hers = newNumber();
	const mother = await opens({ scripts: false });
	const contact = {
		phone: hers,
		mayText: 'yes',
		mayCall: 'no',
		phoneShared: 'no',
		phoneMonitored: 'none'
	};
	const story = 'Mijn zoon is steeds weg en zegt niet waarheen.';
	await writes(mother, 'nl', {
		door: 'relative',
		answers: {
			safeToTalk: 'yes',
			...noDanger,
			relation: 'child',
			ageBand: '18-22',
			story,
			...contact,
			safeMoments: ['2-morning']
		}
	});
	const pass = await sends(mother, 'nl');

	const desk = await opens({ width: 1280 });
	await signIn(desk, joost);
	await takes(desk, (await latestIntake()).reference);
	await answers(desk, 'Dank u. Mag ik u dinsdagochtend een sms sturen?');
	const caseUrl = await takesOn(desk, { name: 'Mevrouw Berk' });
	await keepsPlan(desk, caseUrl, { moments: ['2-morning'], step: 'room' });
	await books(desk, caseUrl, { day: week.date(3), hour: '11:00' });

	await comesBack(mother, 'nl', pass);
	await expect(mother.getByText('Mag ik u dinsdagochtend een sms sturen?')).toBeVisible();
	await expect(mother.getByText(story)).toHaveCount(0);
	await expect(mother.getByText(hers.slice(-6))).toHaveCount(0);
	await writesBack(mother, 'nl', 'Ja, dinsdagochtend is goed.');
	await expect(
		mother.getByText(say('plan.number', { digits: hers.slice(-2) }).slice(0, 20))
	).toBeVisible();
	await look(mother, 'room with a plan', { onlySeenSo: true });
	await mother.locator('[name=mayText][value=yes]').check();
	await mother.getByRole('button', { name: say('plan.agree') }).click();
	await expect(mother.getByText(say('plan.agreed'))).toBeVisible();
	await expect(mother.getByText(say('plan.text-yes')).first()).toBeVisible();
	await expect(mother.getByRole('heading', { name: say('agreed.title') })).toBeVisible();
	const moment = dayAndHour('nl', week.at(3, '11:00'));
	const how = say('appointment.phone');
	await expect(mother.getByText(say('appointment.agreed', { moment, how }))).toBeVisible();
	await expect(mother.getByText(say('plan.call-no'))).toBeVisible();
	await expect(mother.getByText(say('call.bill'))).toBeVisible();
	await look(mother, 'plan agreed', { onlySeenSo: true });

	await desk.goto(caseUrl);
	await expect(desk.getByText(t('plan.may-text')).first()).toBeVisible();
	await expect(desk.getByText('Ja, dinsdagochtend is goed.').first()).toBeVisible();
	await look(desk, 'case after she agreed');
	await setClock(week.at(2, '11:00'));
	await expectTexts(hers, 1);
	await expectReminder(desk, caseUrl, 'for-seeker', t('text.delivered'));

	await comesBack(mother, 'ar', pass);
	const arabic = publicWords('ar');
	await expect(mother.getByRole('heading', { name: arabic('agreed.title') })).toBeVisible();
	await look(mother, 'room with what was agreed');
	await comesBack(mother, 'nl', pass);
	await closesTheRoom(mother, 'nl');
	await findsItClosed(mother, 'nl', pass);
	await desk.goto(caseUrl);
	await expect(desk.getByText(t('case.room-closed'))).toBeVisible();
	await expectStillTexts({ [hers]: 1 });
});
