/** Texts that have broken somebody's server before, each with what it is. */
export const hostileTexts: readonly [what: string, text: string][] = [
	['nothing', ''],
	['blanks', ' \t\u00a0\u3000'],
	['NUL', 'een\0twee'],
	['control characters', '\u0001\u0008\u001b[2J\u007f\u0085'],
	['line ends', 'een\r\nSet-Cookie: a=b\r\n\r\n<p>'],
	['right-to-left marks', '\u202eabc\u2066def\u2069\u200f\u061c'],
	['nothing to be seen', '\u200b\u200d\ufeff\u2060'],
	['emoji of several people', '👩‍👩‍👧‍👦🏳️‍🌈'],
	['a letter under a hundred marks', `a${'\u0301'.repeat(100)}`],
	['beyond the basic plane', '\u{10ffff}\u{1f600}'],
	['SQL', "'; DROP TABLE intake; --"],
	['HTML', '"><script>alert(1)</script><img src=x onerror=alert(1)>'],
	['a template', '{{7*7}}${7*7}<%= 7*7 %>#{7*7}'],
	['a path', '../../../../etc/passwd'],
	['a number too large', '9'.repeat(400)],
	['no number', 'NaN'],
	['infinite', '1e309'],
	['below nothing', '-1'],
	['a day that is none', '2026-02-30'],
	['a day far away', '275760-09-13'],
	['year nought', '0000-01-01'],
	['an hour that is none', '25:61'],
	['an instant that is none', '2026-13-45T99:00:00.000Z'],
	['an id that is none', '00000000-0000-0000-0000-00000000000g'],
	['an id that is missing', '00000000-0000-4000-8000-000000000000'],
	['a prototype', '__proto__'],
	['JSON', '{"__proto__":{"admin":true},"$gt":""}'],
	['deep JSON', `${'['.repeat(5000)}${']'.repeat(5000)}`],
	['a list', '[object Object],null,undefined,true'],
	['a format', '%s%n%x%p'],
	['a telephone number of somebody', '+31900112233445566'],
	['another site', '//evil.example/desk'],
	['a script as an address', 'javascript:alert(1)'],
	['a long word', 'x'.repeat(100_000)]
];

/** Bytes of a form that no text gives: they stand in the body as they are. */
export const hostileBytes: readonly [what: string, percent: string][] = [
	['a lone surrogate', '%ED%A0%80'],
	['broken UTF-8', '%FF%FE%C3'],
	['a NUL', 'a%00b'],
	['percent without digits', '%zz%'],
	['overlong slash', '%C0%AF']
];

export const odderNames = [
	'__proto__',
	'constructor',
	'constructor[prototype][x]',
	'a[]',
	'a.b.c',
	''
];
