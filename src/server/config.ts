import * as v from 'valibot';
import { readOpeningHours, type OpeningHours } from '#domain/opening-hours.ts';
import { isLanguage, languages, type Language } from '#domain/language.ts';
import { score15TextsIn, type Score15Texts } from './measures/texts.ts';
import {
	settings,
	wrongSettings,
	type DatabaseSetting,
	type Environment,
	type Settings
} from './settings.ts';

export type AppMode = 'production' | 'demo' | 'test';

export interface TwilioConfig {
	accountSid: string;
	authToken: string;
	apiKey?: { sid: string; secret: string } | undefined;
	sender: { messagingServiceSid: string } | { from: string };
	/** Above a text to somebody who asked for a name and may not answer it. */
	senderName?: string | undefined;
	/** The number people call, and that is shown where we call; without it no call is made. */
	voiceNumber?: string | undefined;
	region?: { region: string; edge: string } | undefined;
	base?: string | undefined;
}
export interface Config {
	mode: AppMode;
	databaseUrl: string;
	encryptionKeys: string;
	indexKey: string;
	authSecret: string;
	origin: string;
	publicBaseUrl: string | undefined;
	twilio: TwilioConfig | undefined;
	organisation: { name: string; phone: string };
	emergency: { police: string; suicide: string; domesticViolence: string };
	neutralSite: string;
	openingHours: OpeningHours;
	openLanguages: readonly Language[];
	telephone: {
		/** How many may wait at once. */
		mostWaiting: number;
		/** How long a telephone of ours rings, in seconds. */
		ringSeconds: number;
		/** Rung when nothing else works; E.164. */
		fallback: string | undefined;
	};
	/** What was recorded to be played: `nl/hello` for `static/spoken/nl/hello.mp3`. */
	spokenFiles: ReadonlySet<string>;
	reminders: { counsellorMinutesBefore: number; familyMinutesBefore: number };
	/** The texts of SCORE-15 by language; empty where the organisation loaded none. */
	score15Texts: Score15Texts;
	session: { idle: string; absolute: string };
	/** How many forms may come at once from everywhere together; only a test changes it. */
	sendsAtOnce: number;
}

/** Reads the environment of a web process or a worker. Throws one error that names every missing or weak setting. */
export function readConfig(env: Environment, databaseSetting: DatabaseSetting): Config {
	const given = withoutBlanks(env);
	const wrong = wrongSettings(given, databaseSetting);
	if (wrong.length > 0) {
		throw new Error(`Missing or weak settings: ${wrong.join(', ')}. See .env.example.`);
	}
	return configOf(v.parse(settings, given), given[databaseSetting]!);
}

function withoutBlanks(env: Environment): Environment {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

function configOf(set: Settings, databaseUrl: string): Config {
	const mode = set.APP_MODE;
	const reviewed = set.REVIEWED_LANGUAGES.split(/[\s,]+/).filter(isLanguage);
	return {
		mode,
		databaseUrl,
		encryptionKeys: set.ENCRYPTION_KEYS,
		indexKey: set.INDEX_KEY,
		authSecret: set.AUTH_SECRET,
		origin: new URL(set.ORIGIN).origin,
		publicBaseUrl: set.PUBLIC_BASE_URL?.replace(/\/+$/, ''),
		twilio: mode === 'demo' ? undefined : twilioOf(set),
		organisation: { name: set.ORGANISATION_NAME, phone: set.ORGANISATION_PHONE },
		emergency: {
			police: set.EMERGENCY_NUMBER,
			suicide: set.SUICIDE_LINE_NUMBER,
			domesticViolence: set.DOMESTIC_VIOLENCE_NUMBER
		},
		neutralSite: set.NEUTRAL_SITE_URL,
		openingHours: openingHoursOf(set),
		openLanguages: mode === 'production' ? (['nl', ...reviewed] as const) : languages,
		telephone: {
			mostWaiting: set.CALLS_WAITING,
			ringSeconds: set.CALL_RING_SECONDS,
			fallback: set.CALL_FALLBACK_NUMBER || undefined
		},
		spokenFiles: new Set(set.CALL_RECORDINGS.split(/[\s,]+/).filter(Boolean)),
		score15Texts: score15TextsIn(set.SCORE_15_TEXTS) ?? {},
		reminders: {
			counsellorMinutesBefore: set.REMIND_COUNSELLOR_MINUTES,
			familyMinutesBefore: set.REMIND_FAMILY_MINUTES
		},
		session: {
			idle: `${set.STAFF_IDLE_MINUTES} minutes`,
			absolute: `${set.STAFF_SESSION_HOURS} hours`
		},
		sendsAtOnce: set.SENDS_AT_ONCE
	};
}

function openingHoursOf(set: Settings): OpeningHours {
	const hours = readOpeningHours(set.OPENING_HOURS, set.CLOSED_DATES, {
		goodFriday: set.CLOSED_ON_GOOD_FRIDAY === 'yes',
		liberationDay: set.CLOSED_ON_LIBERATION_DAY === 'yes'
	});
	if ('problem' in hours)
		throw new Error('unreadable opening hours passed the check of the settings');
	return hours;
}

function twilioOf(set: Settings): TwilioConfig {
	const {
		TWILIO_API_KEY: sid,
		TWILIO_API_SECRET: secret,
		TWILIO_REGION: region,
		TWILIO_EDGE: edge
	} = set;
	return {
		accountSid: set.TWILIO_ACCOUNT_SID!,
		authToken: set.TWILIO_AUTH_TOKEN!,
		apiKey: sid && secret ? { sid, secret } : undefined,
		sender: set.TWILIO_MESSAGING_SERVICE_SID
			? { messagingServiceSid: set.TWILIO_MESSAGING_SERVICE_SID }
			: { from: set.TWILIO_FROM! },
		senderName: set.TWILIO_SENDER_NAME || undefined,
		voiceNumber: set.TWILIO_VOICE_NUMBER || undefined,
		region: region && edge ? { region, edge } : undefined,
		base: set.TWILIO_API_BASE
	};
}
