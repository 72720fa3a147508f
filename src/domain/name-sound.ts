/**
 * Names as they sound, whatever spelling or alphabet they came in. It only ever suggests.
 *
 * What it cannot do: it knows no names, so the Turkish or Persian form of an Arabic one (Mehmet for Muhammad, Hatice for
 * Khadija), a nickname (Mo) or a name translated (Joseph for Yusuf) stay apart. Arabic leaves most short vowels out, so a name
 * in that script meets every name with the same consonants whose vowels it does not contradict. Other scripts (Tigrinya,
 * Cyrillic, Chinese …) are compared sign by sign. Slips of the pen are not mended. And that two names are alike says little:
 * many thousands are called Fatima.
 */

/** Letters that one spelling writes where another writes something else; in this order. */
const spellings: readonly (readonly [RegExp, string])[] = [
	// one sound in Dutch (sch, sj), English (sh) and Turkish (ş, its mark is gone by now)
	[/sch|sh|sj/g, 's'],
	[/ph/g, 'f'],
	// the Arabic kh is a plain h in Turkish (Halid), the gh a g (ğ)
	[/kh/g, 'h'],
	[/gh/g, 'g'],
	// Arabic sounds that Dutch and Turkish do not have
	[/dh/g, 'd'],
	[/th/g, 't'],
	// Djamal and Jamal
	[/dzj|dsj|dz|dj/g, 'Z'],
	[/ck|q/g, 'k'],
	[/x/g, 'ks'],
	// French: Oualid for Walid; Persian: Vahid for Wahid
	[/^ou(?=[aeiy])/, 'w'],
	[/v/g, 'w'],
	// at the start it is a consonant, elsewhere a vowel: Yusuf, Aysha
	[/^y(?=[aeiou])/, 'Y'],
	// Davoud, Daoud
	[/(?<=[aeiou])w(?=[aeiou])/g, 'u'],
	// Dutch oe and French ou are u; o and u are one in Arabic
	[/oe|ou|oo|o/g, 'u'],
	[/ei|ey|ie|ee|y/g, 'i'],
	// neither Arabic nor the ear tells a from e
	[/e/g, 'a'],
	[/(.)\1+/g, '$1'],
	// Sarah, Abdullah: not heard
	[/(?<=[aiu])h$/, '']
];

/** Letters that are one of several sounds, depending on whose spelling it is. */
const doubts: readonly (readonly [RegExp, readonly string[]])[] = [
	// Achmed as in Dutch, Aïcha as in French
	[/(?<!s)ch/, ['h', 'sh']],
	// Dijk as in Dutch, Khadija
	[/ij/, ['y', 'idj']],
	// Jusuf as in Dutch, Jamal as in English
	[/(?<![ds])j/, ['y', 'dj']],
	// Cemal as in Turkish, Karim and Carim
	[/c(?![hk])/, ['dj', 'k']],
	// French writes an e that is not heard: Abderrahmane
	[/(?<=[aeiou]n)e$/, ['', 'e']],
	// the article grown onto the name: Elidrissi
	[/^[ae]l(?=[a-z]{5})/, ['', 'el']]
];

const arabic: Readonly<Record<string, string>> = {
	...{ ا: 'a', ب: 'b', ت: 't', ث: 't', ج: 'Z', ح: 'h', خ: 'h', د: 'd', ذ: 'd', ر: 'r', ز: 'z' },
	...{ س: 's', ش: 's', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: '', غ: 'g', ف: 'f', ق: 'k', ك: 'k' },
	...{ ک: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'a', و: 'u', ي: 'i', ی: 'i', ى: 'a', ء: '' },
	...{ پ: 'p', چ: 'Z', گ: 'g', ژ: 'Z', ڤ: 'w' }
};

/** Small words that some write and some leave out. At the start of a name only the articles: Ben is a name too. */
const articles = ['el', 'al', 'van', 'von', 'de', 'den', 'der', 'het', 'ter', 'ten'];
const particles = [...articles, 'ben', 'bin', 'ibn', 'bint'];

/** One reading of one word of a name. */
interface Sound {
	consonants: string;
	vowels: string;
	/** A final a is how many languages tell a woman's name from a man's: Samira, Samir. */
	endsInA: boolean;
	/** Written without its short vowels. */
	isBare: boolean;
}

/** The same words, whatever their order, marks, particles, or ij and y. */
export function sameName(one: string, other: string): boolean {
	const [first, second] = [wordsOf(one), wordsOf(other)].map((words) =>
		words.map((word) => word.replaceAll('ij', 'y')).toSorted()
	) as [string[], string[]];
	return first.length > 0 && first.join(' ') === second.join(' ');
}

/** Every word of the shorter name is heard in the other one, each in a word of its own. */
export function soundsAlike(one: string, other: string): boolean {
	const [short, long] = [wordsOf(one), wordsOf(other)]
		.map((words) => words.map(soundsOf))
		.toSorted((first, second) => first.length - second.length) as [Sound[][], Sound[][]];
	return short.length > 0 && eachHasItsOwn(short, long);
}

function eachHasItsOwn([first, ...rest]: Sound[][], others: Sound[][]): boolean {
	if (!first) return true;
	return others.some(
		(other, index) => isHeardAs(first, other) && eachHasItsOwn(rest, others.toSpliced(index, 1))
	);
}

function isHeardAs(readings: Sound[], others: Sound[]): boolean {
	return readings.some((one) => others.some((other) => isOneSound(one, other)));
}

function isOneSound(one: Sound, other: Sound): boolean {
	if (one.consonants !== other.consonants || one.endsInA !== other.endsInA) return false;
	if (one.isBare !== other.isBare) {
		const [bare, full] = one.isBare ? [one, other] : [other, one];
		return one.consonants !== '' && isWithin(bare.vowels, full.vowels);
	}
	// of a name with one consonant the vowels are all there is: Ali is not Ela
	const isShort = one.consonants.length < 2;
	return isShort ? one.vowels === other.vowels : differByOne(one.vowels, other.vowels);
}

/** Whether the letters of one stand in the other, in order. */
function isWithin(letters: string, whole: string): boolean {
	let at = 0;
	return [...letters].every((letter) => (at = whole.indexOf(letter, at) + 1) > 0);
}

/** At most one letter more, less or other. */
function differByOne(one: string, other: string): boolean {
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	let same = 0;
	while (same < short.length && short[same] === long[same]) same += 1;
	const isOther = short.length === long.length;
	return short.slice(isOther ? same + 1 : same) === long.slice(same + 1);
}

function wordsOf(name: string): string[] {
	const plain = name
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[\p{M}\u0640]/gu, '')
		.replaceAll('ı', 'i')
		.replaceAll('ß', 'ss')
		.replace(/[æø]/g, (letter) => (letter === 'æ' ? 'ae' : 'o'));
	const words = plain.split(/[^\p{L}]+/u).flatMap(servantOf);
	const told = words.filter((word, index) => !(index > 0 ? particles : articles).includes(word));
	return (told.length > 0 ? told : words).filter((word) => word.length > 1);
}

/** Abdelrahman, Abdul Rahman and عبد الرحمن are written as one word or as two. */
function servantOf(word: string): string[] {
	if (/^abd[aeou]{1,2}l+ah?$/.test(word) || word === 'عبدالله') return ['abd', 'alla'];
	if (/^abd[aeou]{1,2}[lr]$/.test(word)) return ['abd'];
	if (word === 'الله') return ['alla'];
	const [, rest] = /^(?:abd[aeou]{1,2}[lrsnd]?|عبدال)(.{4,})$/u.exec(word) ?? [];
	return rest ? ['abd', rest] : [word.replace(/^ال(?=...)/u, '')];
}

function soundsOf(word: string): Sound[] {
	const isBare = /\p{Script=Arabic}/u.test(word);
	const heard = isBare ? [fromArabic(word)] : readingsOf(word).map(fromLatin);
	return [...new Set(heard)].map((sound) => ({
		consonants: sound.replace(/[aiu]/g, ''),
		vowels: sound.replace(/[^aiu]/g, ''),
		endsInA: sound.endsWith('a'),
		isBare
	}));
}

function readingsOf(word: string): string[] {
	return doubts.reduce<string[]>(
		(readings, doubt) => readings.flatMap((one) => settle(one, doubt)),
		[word]
	);
}

function settle(reading: string, [letters, sounds]: (typeof doubts)[number]): string[] {
	if (!letters.test(reading)) return [reading];
	const all = new RegExp(letters, 'g');
	return sounds.map((sound) => reading.replace(all, sound));
}

function fromLatin(word: string): string {
	return spellings.reduce((sound, [letters, heard]) => sound.replace(letters, heard), word);
}

function fromArabic(word: string): string {
	// at the start an alif carries a vowel that is not written
	const first = { و: 'w', ي: 'Y', ی: 'Y', ا: '' }[word[0] ?? ''];
	const letters = [...(first === undefined ? word : word.slice(1))].map(
		(letter) => arabic[letter] ?? letter
	);
	return [first ?? '', ...letters]
		.join('')
		.replace(/(.)\1+/g, '$1')
		.replace(/(?<=[aiu])h$/, '');
}
