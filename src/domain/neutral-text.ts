import { isCaseCode } from './case-code.ts';
import { speech, type Language } from './language.ts';
import { segments } from './sms.ts';
import { localTime, weekday } from './time.ts';

export type Template = keyof typeof templates;
export type SmsContentLevel = (typeof smsContentLevels)[number];
export type NeutralText = { text: string } | { problem: 'forbidden-word' | 'too-long' };

/** Every text that may leave by SMS: no reason, place, name, link or organisation (SC-04, 08, 09). */
export const templates = {
	'family-neutral': {
		nl: 'Bel even terug als het uitkomt.',
		en: 'Call back when it suits you.',
		ar: 'اتصل عندما يناسبك الوقت.',
		tr: 'Uygun olunca geri ara.'
	},
	'family-time': {
		nl: 'Herinnering: {weekday} {time}.',
		en: 'Reminder: {weekday} {time}.',
		ar: 'تذكير: {weekday} {time}.',
		tr: 'Hatırlatma: {weekday} {time}.'
	},
	'staff-task': {
		nl: 'Er staat een taak klaar (code {code}).',
		en: 'A task is waiting for you (code {code}).',
		ar: 'توجد مهمة بانتظارك (الرمز {code}).',
		tr: 'Sizi bekleyen bir görev var (kod {code}).'
	},
	'staff-urgent': {
		nl: 'Oproep {code}. Log nu in.',
		en: 'Urgent task {code}. Sign in now.',
		ar: 'مهمة عاجلة {code}. سجّل الدخول الآن.',
		tr: 'Acil görev {code}. Hemen giriş yapın.'
	},
	'staff-oncall': {
		nl: 'Oproep {code}. Log in of bel de dienst.',
		en: 'Call {code}. Sign in or phone the service.',
		ar: 'نداء {code}. سجّل الدخول أو اتصل بالخدمة.',
		tr: 'Çağrı {code}. Giriş yapın veya servisi arayın.'
	},
	'staff-sign': {
		nl: 'Graag even een teken (code {code}).',
		en: 'Please give a sign (code {code}).',
		ar: 'يرجى إعطاء إشارة (الرمز {code}).',
		tr: 'Lütfen bir işaret verin (kod {code}).'
	},
	'staff-unread': {
		nl: 'Er wacht een taak die nog niemand zag (code {code}).',
		en: 'A task that nobody has seen yet is waiting (code {code}).',
		ar: 'توجد مهمة لم يطّلع عليها أحد بعد (الرمز {code}).',
		tr: 'Kimsenin görmediği bir görev var (kod {code}).'
	},
	'staff-unread-many': {
		nl: 'Er wachten {count} taken die nog niemand zag.',
		en: '{count} tasks that nobody has seen yet are waiting.',
		ar: 'توجد مهام لم يطّلع عليها أحد بعد: {count}.',
		tr: 'Kimsenin görmediği {count} görev var.'
	}
} as const satisfies Record<string, Record<Language, string>>;

/** Domain brief 5.2; `free` holds only after a supervisor's yes. */
export const smsContentLevels = ['neutral_only', 'time_only', 'free'] as const;

// Stems that would tell a reader over her shoulder what this is about; each text is held to those of every language (SC-04).
const stems: Record<Language, readonly string[]> = {
	nl: [
		...['steunpunt', 'naastenlijn', 'radicaal', 'politie', 'veilig thuis'],
		...['reclassering', 'hulplijn']
	],
	en: ['extremis', 'radical', 'jihad', 'terror', 'police', 'helpline', 'probation', 'deradicali'],
	ar: ['تطرف', 'متطرف', 'جهاد', 'ارهاب', 'شرطه', 'خط المساعده'],
	tr: ['radikal', 'polis', 'cihat', 'cihad', 'asiri', 'yardim hatti']
};
const forbiddenStems = [...Object.values(stems).flat(), 'polizei'].map(fold);
const forbiddenShapes = [
	/(?<![\p{L}\p{N}])lse(?![\p{L}\p{N}])/u,
	/[a-z]{2}-\d{4}-\d{5}/,
	/https?:|www\.|[\p{L}\p{N}]\.\p{L}{2,}/u
];
/** Texts from her that say that no more are wanted, folded (SC-10): by themselves, or as the beginning of a longer one. */
export const stopWords: Record<Language, { alone: readonly string[]; first: readonly string[] }> = {
	nl: {
		alone: ['uit', 'niet meer', 'geen sms', 'geen sms meer'],
		first: ['stoppen', 'afmelden']
	},
	en: {
		alone: ['stopall', 'cancel', 'end', 'quit', 'revoke', 'optout', 'no more'],
		first: ['stop', 'unsubscribe']
	},
	ar: { alone: ['ايقاف', 'قف', 'الغاء', 'كفى'], first: ['توقف', 'اوقف'] },
	tr: { alone: ['durdur', 'iptal', 'yeter', 'istemiyorum'], first: ['dur'] }
};
// No vowels, and no l, s: four of these can never spell a word.
const CODE_LETTERS = '234679CDFGHJKMRT';

/** Which text a family gets: her own words on the phone decide, neutral without any. */
export function familyTemplate(level: SmsContentLevel): Template {
	return level === 'neutral_only' ? 'family-neutral' : 'family-time';
}

/**
 * The text as it goes out, checked once more: no forbidden word or link in any language, no name
 * of `names` (staff, people of the case, organisation), one segment.
 */
export function neutralText(
	template: Template,
	language: Language,
	values: { at?: Date; code?: string; count?: number } = {},
	names: readonly string[] = []
): NeutralText {
	const text = fill(templates[template][language], {
		'{weekday}': values.at && weekdayName(values.at, language),
		'{time}': values.at && localTime(values.at),
		'{code}': values.code,
		'{count}': values.count?.toString()
	});
	if (tellsTooMuch(text, names)) return { problem: 'forbidden-word' };
	return segments(text).segments > 1 ? { problem: 'too-long' } : { text };
}

/** Whether a text holds a forbidden word, a case code, a link, or one of these names. */
export function tellsTooMuch(text: string, names: readonly string[] = []): boolean {
	const folded = fold(text);
	return (
		forbiddenStems.some((stem) => folded.includes(stem)) ||
		forbiddenShapes.some((shape) => shape.test(folded)) ||
		holdsName(text, names)
	);
}

/**
 * Whether a word of one of these names stands in a text, in whatever case or with whatever marks;
 * of the code of a case, its number.
 */
export function holdsName(text: string, names: readonly string[]): boolean {
	const folded = fold(text);
	const words = wordsOf(folded);
	return names.some((name) =>
		isCaseCode(name)
			? holdsCode(folded, name)
			: tellingWords(name).some((word) => words.includes(word))
	);
}

// The country and the year tell nothing: they stand in every code, and the year in many a sentence.
function holdsCode(folded: string, code: string): boolean {
	const [country, year, number] = wordsOf(fold(code));
	const between = '[^\\p{L}\\p{N}]*';
	const before = `(?:(?:${country})?${between}${year}${between})?`;
	return new RegExp(`(?<![\\p{L}\\p{N}])${before}${number}(?![\\p{L}\\p{N}])`, 'u').test(folded);
}

// Small words of names ("De buurvrouw", "El Amrani", "Oma en opa") that stand in any Dutch sentence.
const smallWords = [
	...['de', 'het', 'een', 'den', 'der', 'van', 'te', 'ten', 'ter', 'op', 'in', 'aan', 'bij', 'uit'],
	...['met', 'en', 'of', 'hun', 'ons', 'uw', 'el', 'al']
];

/** Of a name that is nothing but small words, those: somebody may be called Al. */
function tellingWords(name: string): string[] {
	const words = wordsOf(fold(name)).filter((word) => word.length > 1);
	const telling = words.filter((word) => !smallWords.includes(word));
	return telling.length > 0 ? telling : words;
}

function wordsOf(folded: string): string[] {
	return folded.split(/[^\p{L}\p{N}]+/u);
}

// names that providers block because swindlers use them
const blocked = [
	...['info', 'infosms', 'sms', 'verify', 'notify', 'notice', 'alert', 'service', 'bank']
];

/** A name that may stand above a text instead of a number (SC-06). */
export function isNeutralSender(name: string, names: readonly string[] = []): boolean {
	const isPlain =
		/^[A-Za-z0-9](?:[A-Za-z0-9 ]{0,9}[A-Za-z0-9])?$/.test(name) && /[A-Za-z]/.test(name);
	return isPlain && !blocked.includes(name.toLowerCase()) && !tellsTooMuch(name, names);
}

/** A code of four signs by which staff recognise a task; from at least four random bytes. */
export function taskCode(bytes: Uint8Array): string {
	return [...bytes.slice(0, 4)].map((byte) => CODE_LETTERS.charAt(byte & 15)).join('');
}

function fill(template: string, values: Record<string, string | undefined>): string {
	return template.replace(/\{[a-z]+\}/g, (place) => {
		const value = values[place];
		if (value === undefined) throw new Error(`text without a value for ${place}`);
		return value;
	});
}

function weekdayName(at: Date, language: Language): string {
	return speech[language].weekdays[weekday(at) - 1] ?? '';
}

// Case, marks, and the Arabic letters that are written in two ways, made one.
function fold(text: string): string {
	const plain = text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKD');
	return plain.replace(/[\p{M}\p{Cf}\u0640]/gu, '').replaceAll('ة', 'ه');
}
