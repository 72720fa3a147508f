import type { MatchReason } from '#domain/matching.ts';

/** One of two hundred contacts: the number as it came in, and the name that was spoken, when one was. */
export interface FixtureContact {
	id: string;
	at: Date;
	/** How it reached us: typed in a form, or shown by the telephone. */
	by: 'form' | 'telephone';
	typed: string;
	/** Whose telephone it truly is; absent: no number that anybody could know. */
	phone?: string;
	name?: string;
	/** Who truly speaks; known to the fixture alone. */
	who?: string;
}

const mothers = [
	['Fatima', 'Fatma', 'فاطمة'],
	['Khadija', 'Khadidja', 'خديجة'],
	['Aïcha', 'Ayşe', 'عائشة'],
	['Samira', 'Samirah', 'سميرة'],
	['Maryam', 'Meryem', 'مريم']
] as const;
const sons = [
	['Mohammed', 'Muhammad', 'محمد'],
	['Yusuf', 'Joesoef', 'يوسف'],
	['Hussein', 'Hoessein', 'حسين'],
	['Khalid', 'Halid', 'خالد'],
	['Omar', 'Umar', 'عمر']
] as const;
const families = [
	['El Amrani', 'Al-Amrani', 'العمراني'],
	['Yılmaz', 'Yilmaz', 'YILMAZ'],
	['van Dijk', 'van Dyk', 'Dijk'],
	['Bouzid', 'Boezid', 'بوزيد'],
	['Şahin', 'Sahin', 'Shahin']
] as const;

/** One number as people and machines write it; `d` are its nine digits after the country. */
const spellings: ((d: string) => string)[] = [
	(d) => `+31${d}`,
	(d) => `0${d}`,
	(d) => `0031${d}`,
	(d) => `+31 ${d[0]} ${d.slice(1, 5)} ${d.slice(5)}`,
	(d) => `0${d[0]}-${d.slice(1)}`,
	(d) => `(0${d[0]}) ${d.slice(1, 3)} ${d.slice(3)}`,
	(d) => inScript(`0${d}`, 0x660),
	(d) => inScript(`+31${d}`, 0x6f0)
];
/** What says nothing of who called, as providers and people write it. */
const withheld = ['anonymous', '+266696687', 'Restricted', '', 'unavailable', '+7378742833'];
const unreadable = ['12', 'vraag het mijn man', '06 1234', '0900 1234567', '00000000'];

const monday = Date.UTC(2027, 5, 7, 9);

/**
 * 25 households of eight contacts: the mother calls three times, once with her number withheld; her son calls on her
 * telephone and on his own; three times nobody says a name.
 */
export const contacts: FixtureContact[] = Array.from({ length: 25 }, (_, house) => {
	const [mother, son] = [mothers[house % 5]!, sons[(house + 2) % 5]!];
	const family = families[Math.floor(house / 5)]!;
	const name = (names: readonly string[], way: number) => `${names[way]} ${family[way]}`;
	const [hers, his] = [`61234${1000 + house}`, `68765${4000 + house}`];
	const write = (digits: string, way: number) =>
		spellings[(house + way) % spellings.length]!(digits);
	const one = (list: string[]) => list[house % list.length]!;
	const [phoneOfHouse, phoneOfSon] = [{ phone: `+31${hers}` }, { phone: `+31${his}` }];
	const [isMother, isSon] = [{ who: `mother ${house}` }, { who: `son ${house}` }];
	const rows: Omit<FixtureContact, 'id' | 'at'>[] = [
		{ by: 'form', typed: write(hers, 0), ...phoneOfHouse, ...isMother, name: name(mother, 0) },
		{ by: 'form', typed: write(hers, 1), ...phoneOfHouse, ...isMother, name: name(mother, 1) },
		{ by: 'form', typed: write(hers, 2), ...phoneOfHouse, ...isSon, name: name(son, 0) },
		{ by: 'telephone', typed: `+31${hers}`, ...phoneOfHouse },
		{ by: 'telephone', typed: one(withheld), ...isMother, name: name(mother, 2) },
		{ by: 'telephone', typed: one(withheld) },
		{ by: 'form', typed: write(his, 3), ...phoneOfSon, ...isSon, name: name(son, 2) },
		{ by: 'form', typed: one(unreadable) }
	];
	return rows.map((row, index) => ({
		...row,
		id: `contact-${String(house * 8 + index).padStart(3, '0')}`,
		at: new Date(monday + (house * 8 + index) * 60_000)
	}));
}).flat();

/** The rules by hand, from what is truly so: whose telephone, and who speaks. */
export function expectedReasons(one: FixtureContact, other: FixtureContact): MatchReason[] {
	const samePhone = one.phone !== undefined && one.phone === other.phone;
	const sameVoice = one.who !== undefined && one.who === other.who;
	const otherVoice = one.who !== undefined && other.who !== undefined && !sameVoice;
	return [
		...(samePhone ? ([otherVoice ? 'same-number-other-voice' : 'same-number'] as const) : []),
		...(sameVoice ? (['name-sounds-alike'] as const) : [])
	];
}

function inScript(digits: string, zero: number): string {
	return digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
