import { isLive, isOver, legOf, mayHaveSpoken, takesPart } from '#domain/call.ts';
import type { LegReason, ToldLegState } from '#domain/call.ts';
import type { Verb } from '../integrations/twilio/twiml.ts';
import type { Heard } from '../webhooks/open.ts';
import { isId } from '../row-id.ts';
import { atTheDoor } from '../work.ts';
import { at, conferenceOf } from './conference.ts';
import { heard, hold, legOfProvider, type By } from './held.store.ts';
import { comeIn, comeInFirst, notNow, pressToTake, tooLate } from './our-script.ts';
import { mayStillRing } from './still.ts';
import { theyWereIn, turn } from './turn.ts';

/** A telephone of ours was answered, by whomever: a key is asked. */
export async function legAnswers(news: Heard): Promise<Verb[]> {
	const leg = legIn(news);
	if (!leg) return tooLate(false);
	return atTheDoor(async (work) => {
		const held = await turn(work, { leg }, { kind: 'leg-news', leg, state: 'answered' });
		if (!held) return tooLate(false);
		await heard(work, held.id, { leg, legProvider: news.field('CallSid') });
		return legOf(held.rules, leg)?.state === 'answered'
			? pressToTake(at, leg, 0)
			: tooLate(held.holderId !== undefined);
	});
}

/** A key was pressed, or none. Of two who press at once one has it. */
export async function legPresses(news: Heard): Promise<Verb[]> {
	const leg = legIn(news);
	if (!leg) return tooLate(false);
	const pressed = news.field('Digits');
	const attempt = Number(news.search.get('attempt') ?? 0);
	if (pressed !== '1' && pressed !== '' && attempt === 0) return pressToTake(at, leg, 1);
	const isHeld = pressed === '1' && !(await mayStillRing(leg));
	return atTheDoor(async (work) => {
		const event =
			pressed === '1' && !isHeld
				? ({ kind: 'accepts', leg } as const)
				: ({
						kind: 'leg-news',
						leg,
						state: 'ended',
						reason: isHeld ? 'held' : 'declined'
					} as const);
		const held = await turn(work, { leg }, event);
		const mine = held && legOf(held.rules, leg);
		if (isHeld) return notNow();
		if (pressed !== '1') return [{ hangup: true }];
		if (!held || !mine || !takesPart(mine)) return tooLate(held?.rules.holder !== undefined);
		const conference = conferenceOf(held.id, { leg });
		return held.rules.state === 'ringing-them' ? comeInFirst(conference) : comeIn(conference);
	});
}

const states: Record<string, { state: ToldLegState; reason?: LegReason }> = {
	queued: { state: 'queued' },
	initiated: { state: 'queued' },
	ringing: { state: 'ringing' },
	'in-progress': { state: 'answered' },
	completed: { state: 'ended', reason: 'completed' },
	busy: { state: 'ended', reason: 'busy' },
	'no-answer': { state: 'ended', reason: 'no-answer' },
	failed: { state: 'ended', reason: 'failed' },
	canceled: { state: 'ended', reason: 'canceled' }
};

/** What the network tells of a telephone of ours. */
export async function legReport(news: Heard): Promise<undefined> {
	const told = states[news.field('CallStatus')];
	const provider = news.field('CallSid');
	const named = legIn(news);
	if (!told) return;
	await atTheDoor(async (work) => {
		const by: By = named ? { leg: named } : { provider };
		const held = await hold(work, by);
		const leg = named ?? (held && (await legOfProvider(work, provider)));
		if (!held || !leg) return;
		await heard(work, held.id, { leg, legProvider: provider });
		await turn(work, { call: held.id }, { kind: 'leg-news', leg, ...told });
	});
}

/** What it tells of theirs: only that it is over changes anything. */
export async function theirReport({ field, search }: Heard): Promise<undefined> {
	const call = search.get('c') ?? '';
	const by: By = isId(call) ? { call } : { provider: field('CallSid') };
	await atTheDoor(async (work) => {
		const status = field('CallStatus');
		const held = await turn(work, by, ({ rules }) => {
			const isUnsure = status === 'completed' && mayHaveSpoken(rules);
			return isOver(status) && !isUnsure ? { kind: 'they-end' } : undefined;
		});
		// nobody looks for news of one that is over
		if (held && isLive(held.rules.state)) await heard(work, held.id);
	});
}

/** Who came into the room where they speak, and who left it. */
export async function conferenceReport({ field, search }: Heard): Promise<undefined> {
	const call = search.get('c') ?? '';
	const provider = field('CallSid');
	const happens = field('StatusCallbackEvent');
	if (!isId(call) || provider === '') return;
	await atTheDoor(async (work) => {
		const held = await hold(work, { call });
		if (!held) return;
		await heard(work, held.id);
		if (held.providerId === provider) {
			if (happens === 'participant-join') await turn(work, { call }, { kind: 'they-join' });
			if (happens === 'participant-leave') await theyWereIn(work, { call });
			return;
		}
		const leg = await legOfProvider(work, provider);
		if (!leg) return;
		if (happens === 'participant-join')
			await turn(work, { call }, { kind: 'leg-news', leg, state: 'bridged' });
		if (happens === 'participant-leave')
			await turn(work, { call }, { kind: 'leg-news', leg, state: 'ended', reason: 'completed' });
	});
}

function legIn({ search }: Heard): string | undefined {
	const leg = search.get('l') ?? '';
	return isId(leg) ? leg : undefined;
}
