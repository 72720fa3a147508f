import { comeIn, goOut, type Soothe } from './attend.ts';
import { conferenceNamed, type Board } from './board.ts';
import { secondsBetween, type Call } from './call.ts';
import { present, type Conference, type Participant } from './conference.ts';
import type { Dialled } from './dialled.ts';
import type { Verb } from './document.ts';
import { ignoreCut } from './gather.ts';
import { pickUp } from './life.ts';
import { absolute, pathOf, sleep, type Scene } from './scene.ts';
import { NoScript } from './script.ts';
import { music } from './speak.ts';

const mostParticipants = 250;
const usualLimit = 14_400;

/** Into a conference until one leaves, is sent away, or it ends. */
export async function joinConference(
	scene: Scene,
	{ attributes }: Verb,
	noun: Verb,
	dialled: Dialled
): Promise<void> {
	const { board, call, thread } = scene;
	pickUp(board, call);
	const conference = conferenceNamed(board, noun.words);
	const most = Number(noun.attributes.maxParticipants ?? mostParticipants);
	if (present(conference).length >= most) return;
	if (isLabelled(conference, call, noun.attributes.participantLabel)) {
		return board.refuse({
			path: pathOf(scene),
			code: 16_025,
			detail: 'participantLabel is in use'
		});
	}
	const who = participantIn(conference, call) ?? openParticipant(board, conference, call);
	settle(scene, who, noun.attributes);
	conference.reports ??= reportsOf(scene, noun.attributes);
	const soothe = soother(scene);
	const began = board.clock.now();
	dialled.status = 'answered';
	let sentAway = false;
	try {
		await thread.wait<void>((done) => {
			who.leave = () => {
				sentAway = true;
				done();
			};
			comeIn(board, conference, who, soothe);
			return board.clock.after(Number(attributes.timeLimit ?? usualLimit) * 1000, () => done());
		});
	} finally {
		dialled.seconds = secondsBetween(began, board.clock.now());
		goOut(board, conference, who, sentAway, soothe);
	}
}

// somebody else who is there has this name: they do not come in
function isLabelled({ participants }: Conference, call: Call, label: string | undefined): boolean {
	return Boolean(label) && participants.some((one) => one.call !== call && one.label === label);
}

export function participantIn(conference: Conference, call: Call): Participant | undefined {
	return conference.participants.find((one) => one.call === call);
}

export function openParticipant(board: Board, conference: Conference, call: Call): Participant {
	const who: Participant = {
		...{ call, label: '', muted: false, held: false, startsIt: true, endsIt: false, beeps: true },
		...{ waitUrl: undefined, holdUrl: undefined, hasJoined: false, since: board.clock.now() },
		...{ hears: '', leave: () => {} }
	};
	conference.participants.push(who);
	return who;
}

function settle(scene: Scene, who: Participant, attributes: Verb['attributes']): void {
	const { waitUrl } = attributes;
	Object.assign(who, {
		label: attributes.participantLabel ?? '',
		muted: attributes.muted === 'true',
		startsIt: attributes.startConferenceOnEnter !== 'false',
		endsIt: attributes.endConferenceOnExit === 'true',
		beeps: attributes.beep !== 'false',
		waitUrl: waitUrl && absolute(scene, waitUrl)
	});
}

function reportsOf(scene: Scene, { statusCallback, statusCallbackEvent }: Verb['attributes']) {
	if (!statusCallback) return undefined;
	// without events Twilio tells nothing
	const events = (statusCallbackEvent ?? '').split(' ').filter(Boolean);
	return { url: absolute(scene, statusCallback), events };
}

/** Music, or the documents of an address again and again. */
export function soother(scene: Scene): Soothe {
	return ({ call }, thread, url) => {
		const there: Scene = { ...scene, call, thread, place: 'conference', extra: () => ({}) };
		if (url === '') return;
		const goesOn = url === undefined ? music(there) : repeat(there, url);
		goesOn.catch((error: unknown) => (error instanceof NoScript ? undefined : ignoreCut(error)));
	};
}

async function repeat(scene: Scene, url: string): Promise<void> {
	for (;;) {
		const started = scene.board.clock.now();
		await scene.play(scene, { url });
		if (+scene.board.clock.now() === +started) await sleep(scene, 1);
	}
}
