import * as v from 'valibot';
import { readOpeningHours } from '#domain/opening-hours.ts';
import { isNeutralSender } from '#domain/neutral-text.ts';
import { readKeyRing } from './keys/ring.ts';
import { score15TextsIn } from './measures/texts.ts';

export type Environment = Record<string, string | undefined>;
export type Settings = v.InferOutput<typeof settings>;
export type DatabaseSetting = 'DATABASE_URL' | 'WORKER_DATABASE_URL';

const text = (fallback?: string) =>
	v.optional(v.pipe(v.string(), v.trim(), v.minLength(1)), fallback!);
const whole = (fallback: number, least: number, most: number) =>
	v.optional(
		v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(least), v.maxValue(most)),
		String(fallback)
	);
const needed = v.pipe(v.string(), v.trim(), v.minLength(1));
const maybe = v.optional(v.pipe(v.string(), v.trim()));

export const settings = v.object({
	APP_MODE: v.optional(v.picklist(['production', 'demo', 'test']), 'production'),
	ENCRYPTION_KEYS: needed,
	INDEX_KEY: needed,
	AUTH_SECRET: v.pipe(v.string(), v.minLength(32)),
	ORIGIN: v.pipe(v.string(), v.url(), v.regex(/^https?:/)),
	PUBLIC_BASE_URL: maybe,
	TWILIO_ACCOUNT_SID: maybe,
	TWILIO_AUTH_TOKEN: maybe,
	TWILIO_API_KEY: maybe,
	TWILIO_API_SECRET: maybe,
	TWILIO_MESSAGING_SERVICE_SID: maybe,
	TWILIO_FROM: maybe,
	TWILIO_VOICE_NUMBER: maybe,
	TWILIO_SENDER_NAME: maybe,
	TWILIO_REGION: maybe,
	TWILIO_EDGE: maybe,
	TWILIO_API_BASE: maybe,
	CALLS_WAITING: whole(25, 1, 1000),
	CALL_RING_SECONDS: whole(20, 5, 60),
	CALL_FALLBACK_NUMBER: maybe,
	CALL_RECORDINGS: v.optional(v.string(), ''),
	SENDS_AT_ONCE: whole(600, 1, 100_000_000),
	ORGANISATION_NAME: text('Landelijk Steunpunt'),
	ORGANISATION_PHONE: text('088 000 00 00'),
	EMERGENCY_NUMBER: text('112'),
	SUICIDE_LINE_NUMBER: text('0800-0113'),
	DOMESTIC_VIOLENCE_NUMBER: text('0800-2000'),
	NEUTRAL_SITE_URL: v.optional(v.pipe(v.string(), v.url()), 'https://www.buienradar.nl/'),
	OPENING_HOURS: text('1-5 09:00-17:00'),
	CLOSED_DATES: v.optional(v.string(), ''),
	CLOSED_ON_GOOD_FRIDAY: v.optional(v.picklist(['yes', 'no']), 'no'),
	CLOSED_ON_LIBERATION_DAY: v.optional(v.picklist(['yes', 'no']), 'no'),
	REVIEWED_LANGUAGES: v.optional(v.string(), 'nl'),
	REMIND_COUNSELLOR_MINUTES: whole(60, 5, 1440),
	// looks for a safe moment for a day at most (LATEST_HOURS): longer ahead, the last day before is not looked at
	REMIND_FAMILY_MINUTES: whole(1440, 60, 10080),
	SCORE_15_TEXTS: maybe,
	STAFF_IDLE_MINUTES: whole(30, 5, 120),
	STAFF_SESSION_HOURS: whole(9, 1, 12)
});

/** The names of all settings that are missing or weak; empty when this process may start. */
export function wrongSettings(given: Environment, database: DatabaseSetting): string[] {
	const parsed = v.safeParse(settings, given);
	const isDemo = given['APP_MODE'] === 'demo';
	const rules = isDemo
		? [...everywhere(database), ...inTheDemo(database)]
		: [...everywhere(database), ...withTelephone];
	const wrong = [
		...(parsed.issues ?? []).map((issue) => String(issue.path?.[0]?.key)),
		...rules.filter(([, isWrong]) => isWrong(given)).map(([name]) => name)
	];
	return [...new Set(wrong)];
}

type Rule = [name: string, isWrong: (given: Environment) => boolean];

const goodKey = `${'A'.repeat(43)}=`;
const isWrongRing = (keys = '', index = '') => 'problem' in readKeyRing(keys, index);

function everywhere(database: DatabaseSetting): Rule[] {
	return [
		[database, (given) => !given[database]],
		['ENCRYPTION_KEYS', (given) => isWrongRing(given['ENCRYPTION_KEYS'], goodKey)],
		['INDEX_KEY', (given) => isWrongRing(`k:${goodKey}`, given['INDEX_KEY'])],
		[
			'OPENING_HOURS or CLOSED_DATES',
			(given) =>
				'problem' in
				readOpeningHours(given['OPENING_HOURS'] ?? '1-5 09:00-17:00', given['CLOSED_DATES'])
		],
		[
			'SCORE_15_TEXTS (a file with fifteen texts for each language)',
			(given) => score15TextsIn(given['SCORE_15_TEXTS']) === undefined
		],
		[
			'SENDS_AT_ONCE (only in a test)',
			(given) => Boolean(given['SENDS_AT_ONCE']) && given['APP_MODE'] !== 'test'
		]
	];
}

// a demo never stands before a database, an account or an address that real people may reach
function inTheDemo(database: DatabaseSetting): Rule[] {
	const real = ['PUBLIC_BASE_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_API_KEY'];
	return [
		[
			`${database} (the demo runs only on its own database)`,
			(given) => !isLoopback(given[database])
		],
		...real.map((name): Rule => [
			`${name} (must not be set in the demo)`,
			(given) => Boolean(given[name])
		])
	];
}

const together = (one: string, other: string): Rule => [
	`${one} and ${other} together`,
	(given) => Boolean(given[one]) !== Boolean(given[other])
];

const withTelephone: Rule[] = [
	['PUBLIC_BASE_URL', (given) => !/^https?:\/\/[^_]+$/.test(given['PUBLIC_BASE_URL'] ?? '')],
	['TWILIO_ACCOUNT_SID', (given) => !/^AC[0-9a-f]{32}$/i.test(given['TWILIO_ACCOUNT_SID'] ?? '')],
	['TWILIO_AUTH_TOKEN', (given) => (given['TWILIO_AUTH_TOKEN'] ?? '').length < 32],
	[
		'TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM',
		(given) => !given['TWILIO_MESSAGING_SERVICE_SID'] && !given['TWILIO_FROM']
	],
	[
		'TWILIO_FROM (a number in E.164, or a name that tells nothing)',
		({ TWILIO_FROM: from, ORGANISATION_NAME: house = '' }) =>
			Boolean(from) && !/^\+[1-9]\d{6,14}$/.test(from!) && !isNeutralSender(from!, [house])
	],
	[
		'TWILIO_VOICE_NUMBER (a number in E.164)',
		({ TWILIO_VOICE_NUMBER: number }) => Boolean(number) && !/^\+[1-9]\d{6,14}$/.test(number!)
	],
	[
		'CALL_FALLBACK_NUMBER (a number in E.164)',
		({ CALL_FALLBACK_NUMBER: number }) => Boolean(number) && !/^\+[1-9]\d{6,14}$/.test(number!)
	],
	[
		'TWILIO_SENDER_NAME (a name that tells nothing)',
		({ TWILIO_SENDER_NAME: name, ORGANISATION_NAME: house = '' }) =>
			Boolean(name) && !isNeutralSender(name!, [house])
	],
	together('TWILIO_REGION', 'TWILIO_EDGE'),
	together('TWILIO_API_KEY', 'TWILIO_API_SECRET'),
	[
		'TWILIO_API_BASE (only a loopback address, never in production)',
		({ TWILIO_API_BASE: base, APP_MODE: mode }) =>
			Boolean(base) && (mode !== 'test' || !isLoopback(base))
	]
];

function isLoopback(address = ''): boolean {
	return (
		URL.canParse(address) && ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(address).hostname)
	);
}
