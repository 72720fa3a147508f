import type { Goal } from '#domain/goal.ts';
import type { Answers, Door } from '#domain/intake-answers.ts';
import type { TrajectoryType } from '#domain/trajectory.ts';
import type { TriageAnswers } from '#domain/triage.ts';
import type { Who } from './who.ts';

/**
 * One story that can be lived by several people. `[a|b|c]` is a choice that each of them makes for
 * good, `{hij}` and the like bend to whom it is about.
 */
export interface Life {
	service: TrajectoryType;
	/** Whom it is about; nobody else when the person asks for herself. */
	who: readonly Who[];
	ages: readonly number[];
	/** When only a woman or a man could tell it so; `self` tells about nobody else. */
	asker?: 'f' | 'm' | 'other' | 'self';
	/** Of a professional: what she is. */
	work?: readonly string[];
	danger?: Partial<Answers>;
	also?: TriageAnswers;
	told: string;
	answer: string;
	/** What the first talk is about. */
	talk: string;
	notes: readonly [string, string, string];
	/** What was written in the room later on, and the answer. */
	back?: readonly [string, string];
	plan?: Hope;
	/** What the next talk is about, while it is open. */
	next: string;
	ends: string;
}

/** What is hoped for, in the words of whoever asks; and what was seen that speaks for the worry, and against it. */
export interface Hope extends Pick<Goal, 'domain' | 'plain' | 'levels'> {
	step: string;
	worry: string;
	contra: string;
}

/** One question that needed no case. */
export interface Question {
	door?: Door;
	/** Told on the telephone and written down by a counsellor, or typed by whoever asks. */
	by: 'call' | 'form';
	who?: readonly Who[];
	ages?: readonly number[];
	danger?: Partial<Answers>;
	also?: TriageAnswers;
	told: string;
	answer?: string;
	back?: string;
	/** Why it was closed, and where it went when somebody else took it over. */
	ends: string;
	where?: 'police' | 'veilig-thuis' | 'suicide-line' | 'doctor' | 'mental-health' | 'municipality';
	/** Nobody to worry about: information only. */
	isInformation?: boolean;
}
