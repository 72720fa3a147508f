import { addDays, addHours, addMinutes, addMonths } from 'date-fns';
import fc from 'fast-check';
import { endedWith, stoppedBy, type ConsentPurpose, type GivenConsent } from '#domain/consent.ts';
import { decideFamilyReminder } from '#domain/notification.ts';
import type { SafeContactPlan } from '#domain/safe-contact.ts';
import { consentEnd, planEnd } from '#domain/safe-contact-term.ts';
import { localDate } from '#domain/time.ts';
import { contactConsents } from '#server/consents/store.ts';

const acts = [
	...['books', 'books', 'books', 'yes', 'yes', 'yes', 'yes to keep', 'no', 'no to keep', 'STOP'],
	...['hears her again', 'hears her again', 'renews', 'renews', 'shares', 'alone again'],
	...['alone again', 'tick', 'tick', 'tick', 'tick', 'lands', 'months pass']
] as const;
type Act = (typeof acts)[number];
/** What happens, and how many minutes after the last. */
export const paperSteps = fc.array(
	fc.record({ act: fc.constantFrom(...acts), minutes: fc.integer({ min: 1, max: 240 }) }),
	{ minLength: 5, maxLength: 40, size: 'max' }
);

interface Reminder {
	status: 'planned' | 'under way' | 'sent' | 'cancelled' | 'held';
	plannedAt: Date;
	firstPlannedAt: Date;
	startsAt: Date;
}
interface Walk {
	now: Date;
	plan: SafeContactPlan;
	consents: GivenConsent[];
	optedOut: boolean;
	reminders: Reminder[];
	attempts: Date[];
	/** Everything that was said, in order: all that the judge knows. */
	said: { act: Act; at: Date }[];
	faults: string[];
	sent: number;
	held: number;
	stopped: number;
	inFlight: number;
}

const start = new Date('2027-03-01T09:00:00Z');
const always = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
	...{ weekday, from: '00:00', to: '24:00' }
}));

/** Goes through a sequence with the rules of the domain, and judges each step from what was said alone. */
export function walk(steps: { act: Act; minutes: number }[]): Walk {
	const world = begin();
	for (const { act, minutes } of steps) {
		world.now = addMinutes(world.now, minutes);
		step(world, act);
		world.said.push({ act, at: world.now });
	}
	return world;
}

function begin(): Walk {
	const plan: SafeContactPlan = {
		...{ channelOrder: ['sms'], smsAllowed: true, callAllowed: false, emailAllowed: false },
		...{ phoneMonitoredRisk: 'none', phoneIsShared: 'no', sharedPhoneConfirmed: false },
		...{ safeWindows: always, unsafeWindows: [], unsafeDates: [], maxAttemptsPerDay: 2 },
		...{ confirmedAt: start, validUntil: planEnd(start) }
	};
	const empty = { consents: [], reminders: [], attempts: [], said: [], faults: [] };
	const counts = { sent: 0, held: 0, stopped: 0, inFlight: 0 };
	const world: Walk = { ...empty, ...counts, now: start, plan, optedOut: false };
	give(world, 'sms');
	world.said.push({ act: 'yes', at: start });
	return world;
}

function step(world: Walk, act: Act): void {
	const { now } = world;
	if (act === 'books') book(world);
	else if (act === 'yes') give(world, 'sms');
	else if (act === 'yes to keep') give(world, 'store_contact_details');
	else if (act === 'no') takeBack(world, 'sms');
	else if (act === 'no to keep') takeBack(world, 'store_contact_details');
	else if (act === 'STOP') stop(world);
	else if (act === 'hears her again') world.optedOut = false;
	else if (act === 'renews') world.plan = { ...world.plan, validUntil: planEnd(now) };
	else if (act === 'shares') world.plan = { ...world.plan, phoneIsShared: 'yes' };
	else if (act === 'alone again') world.plan = { ...world.plan, phoneIsShared: 'no' };
	else if (act === 'tick') tick(world);
	else if (act === 'lands') land(world);
	else world.now = addDays(now, 60);
}

function book({ now, reminders }: Walk): void {
	const plannedAt = addHours(now, 1);
	const startsAt = addHours(now, 30);
	reminders.push({ status: 'planned', plannedAt, firstPlannedAt: plannedAt, startsAt });
}

function give({ now, consents }: Walk, purpose: ConsentPurpose): void {
	consents.push({
		...{ id: String(consents.length), personId: 'mother', purpose, recipient: '', category: '' },
		...{ givenAt: now, validUntil: consentEnd(now), withdrawnAt: null }
	});
}

function takeBack(world: Walk, purpose: ConsentPurpose): void {
	const chosen = world.consents.filter((one) => one.purpose === purpose && !one.withdrawnAt);
	const ending = [...new Set(chosen.flatMap((one) => endedWith(one, world.consents)))];
	for (const one of ending) one.withdrawnAt = world.now;
	if (stoppedBy(ending).includes('remind-family')) stopWaiting(world);
}

function stop(world: Walk): void {
	world.optedOut = true;
	for (const one of world.consents) {
		if (one.purpose === 'sms' && !one.withdrawnAt) one.withdrawnAt = world.now;
	}
	stopWaiting(world);
}

function stopWaiting(world: Walk): void {
	for (const reminder of world.reminders) {
		if (reminder.status === 'under way') world.inFlight += 1;
		if (reminder.status !== 'planned') continue;
		reminder.status = 'cancelled';
		world.stopped += 1;
	}
}

function tick(world: Walk): void {
	const { now, plan, consents, optedOut, attempts } = world;
	for (const reminder of world.reminders) {
		if (reminder.status !== 'planned' || reminder.plannedAt > now) continue;
		const { firstPlannedAt: plannedAt, startsAt } = reminder;
		const attemptsToday = attempts.filter((at) => localDate(at) === localDate(now)).length;
		const attempt = { at: now, consents: contactConsents(consents), attemptsToday, optedOut };
		const outcome = decideFamilyReminder(plan, attempt, { plannedAt, startsAt });
		const isInTime = now <= addHours(plannedAt, 24) && now < startsAt && attemptsToday < 2;
		if ('send' in outcome !== (isInTime && mayLeave(world))) {
			world.faults.push(`${JSON.stringify(outcome)} at ${now.toISOString()}`);
		}
		if ('send' in outcome) {
			reminder.status = 'under way';
			attempts.push(now);
			world.sent += 1;
		} else if ('moveTo' in outcome) reminder.plannedAt = outcome.moveTo;
		else {
			reminder.status = 'held';
			world.held += 1;
		}
	}
	const late = world.reminders.filter((one) => one.status === 'planned' && one.plannedAt <= now);
	if (late.length > 0) world.faults.push(`${late.length} still wait after the tick`);
}

function land(world: Walk): void {
	for (const reminder of world.reminders) {
		if (reminder.status === 'under way') reminder.status = 'sent';
	}
}

/** From what was said alone: the last yes came after every no, and nothing else stands in the way. */
function mayLeave({ said, now }: Walk): boolean {
	let [texts, keeping, optedOut, isShared, last]: [Date?, Date?, boolean?, boolean?, string?] = [];
	last = planEnd(start);
	for (const { act, at } of said) {
		if (act === 'yes') texts = at;
		if (act === 'yes to keep') keeping = at;
		if (act === 'no' || act === 'STOP' || (act === 'no to keep' && keeping)) texts = undefined;
		if (act === 'no to keep') keeping = undefined;
		if (act === 'STOP' || act === 'hears her again') optedOut = act === 'STOP';
		if (act === 'shares' || act === 'alone again') isShared = act === 'shares';
		if (act === 'renews') last = planEnd(at);
	}
	const holds = texts !== undefined && now < addMonths(texts, 12);
	return holds && !optedOut && !isShared && localDate(now) <= last;
}
