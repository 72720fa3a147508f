export type PasswordProblem =
	| 'password-too-short'
	| 'password-too-long'
	| 'password-common'
	| 'password-holds-email'
	| 'password-holds-organisation';

export interface PasswordContext {
	email: string;
	/** Words of the organisation and the product, from settings. */
	organisation: readonly string[];
}

const SHORTEST = 15;
const LONGEST = 128;
const LEAST_OF_ITS_OWN = 6;
const SHORTEST_WORD = 4;

// Pieces of the commonest passwords: a password made of little else is guessed early.
const commonest = [
	...['wachtwoord', 'password', 'passwort', 'welkom', 'welcome', 'geheim', 'secret', 'letmein'],
	...['qwertyuiop', 'qwerty', 'azerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'zxcvbn', 'abcdefgh'],
	...['abcdef', 'abcd', 'iloveyou', 'ikhouvanjou', 'admin', 'beheer', 'login', 'inloggen'],
	...['hallo', 'hello', 'monkey', 'dragon', 'princess', 'football', 'voetbal', 'ajax', 'feyenoord'],
	...['amsterdam', 'rotterdam', 'nederland', 'holland', 'zomer', 'winter', 'lente', 'herfst'],
	...['summer', 'spring', 'maandag', 'januari', 'changeme', 'test', 'demo', 'master', 'sunshine'],
	...['1234567890', '0987654321', '0123456789', '123456789', '12345678', '123456', '12345', '1234'],
	...['shadow', 'superman', 'batman', 'trustno', 'starwars', 'pokemon', 'internet', 'computer']
];

/** Why a password is refused for staff (15 to 128 characters); undefined when it is accepted. */
export function passwordProblem(
	password: string,
	context: PasswordContext
): PasswordProblem | undefined {
	const length = [...password].length;
	if (length < SHORTEST) return 'password-too-short';
	if (length > LONGEST) return 'password-too-long';
	if (isCommon(password)) return 'password-common';
	if (holdsAny(password, context.email.split(/[@.+_-]/))) return 'password-holds-email';
	if (holdsAny(password, context.organisation)) return 'password-holds-organisation';
	return undefined;
}

// Any kind of sign will do, but enough different ones must be left without the commonest words.
function isCommon(password: string): boolean {
	const plain = bare(password);
	const rest = commonest.reduce((left, word) => left.replaceAll(word, ''), plain);
	return new Set(rest).size < LEAST_OF_ITS_OWN;
}

function holdsAny(password: string, words: readonly string[]): boolean {
	const plain = bare(password);
	return words.map(bare).some((word) => word.length >= SHORTEST_WORD && plain.includes(word));
}

function bare(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
