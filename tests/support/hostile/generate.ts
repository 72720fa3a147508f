import { hostileBytes, hostileTexts, odderNames } from './values.ts';

/** One bad input: what is sent, and what is bad about it. */
export interface BadInput {
	what: string;
	method: string;
	path: string;
	headers: Record<string, string>;
	body?: string;
	/** A form that can be read, so what was typed in it has to come back. */
	isForm: boolean;
}
export interface Target {
	path: string;
	method: 'GET' | 'POST';
	/** What a well-meaning person would send there. */
	fields: Record<string, string>;
}
type Dice = <T>(choices: readonly T[]) => T;
type Recipe = (target: Target, dice: Dice) => BadInput;

const urlencoded = 'application/x-www-form-urlencoded';
const types = [
	'application/json',
	'text/plain',
	'multipart/form-data',
	'multipart/form-data; boundary=x',
	'application/octet-stream',
	'text/html; charset=utf-7',
	'application/x-www-form-urlencoded; charset=utf-16',
	'a/b/c',
	''
];

const ofForms: Recipe[] = [
	hostileField,
	hostileField,
	hostileField,
	rawBytes,
	missingField,
	repeatedField,
	strangeName,
	multipart,
	fileForText,
	brokenMultipart,
	confusedType,
	deepJson,
	megabyte,
	noBody,
	hostileHeaders,
	wrongMethod,
	hostileQuery,
	hostileId
];
const ofPages: Recipe[] = [
	hostileQuery,
	hostileId,
	hostileQuery,
	hostileHeaders,
	wrongMethod,
	dataRequest
];

/** The n-th bad input for this target; the same dice give the same input. */
export function badInput(target: Target, n: number, dice: Dice): BadInput {
	const recipes = target.method === 'GET' ? ofPages : ofForms;
	return recipes[n % recipes.length]!(target, dice);
}

function form({ path, fields }: Target, what: string, changed: string[][] = []): BadInput {
	const names = new Set(changed.map(([name]) => name));
	const kept = Object.entries(fields).filter(([name]) => !names.has(name));
	const body = new URLSearchParams([...kept, ...changed] as [string, string][]).toString();
	const headers = { 'content-type': urlencoded };
	return { what, method: 'POST', path, headers, body, isForm: true };
}

function hostileField(target: Target, dice: Dice): BadInput {
	const [what, text] = dice(hostileTexts);
	const name = nameOf(target, dice);
	return form(target, `${what} in ${name}`, [[name, text]]);
}

function rawBytes(target: Target, dice: Dice): BadInput {
	const [what, bytes] = dice(hostileBytes);
	const name = nameOf(target, dice);
	const whole = form(target, `${what} in ${name}`, [[name, '']]);
	return { ...whole, body: `${whole.body}${bytes}` };
}

function missingField(target: Target, dice: Dice): BadInput {
	const name = nameOf(target, dice);
	const { [name]: _, ...fields } = target.fields;
	return form({ ...target, fields }, `without ${name}`);
}

function repeatedField(target: Target, dice: Dice): BadInput {
	const name = nameOf(target, dice);
	const times = dice([2, 3, 50, 900]);
	const [, text] = dice(hostileTexts.filter(([, each]) => each.length < 100));
	const again = Array.from({ length: times }, () => [name, text]);
	const repeated = [[name, target.fields[name] ?? ''], ...again];
	// a person fills a field in once: which of them comes back is no matter
	return { ...form(target, `${name} ${times} times`, repeated), isForm: false };
}

function strangeName(target: Target, dice: Dice): BadInput {
	const name = dice(odderNames);
	return form(target, `a field ${name}`, [[name, dice(hostileTexts)[1].slice(0, 2000)]]);
}

function multipart(target: Target, dice: Dice): BadInput {
	const changed = { ...target.fields, [nameOf(target, dice)]: dice(hostileTexts)[1] };
	const parts = Object.entries(changed).map(([name, text]) => part(`name="${name}"`, text));
	return inParts(target, 'as multipart', parts);
}

function fileForText(target: Target, dice: Dice): BadInput {
	const name = nameOf(target, dice);
	const parts = Object.entries(target.fields).map(([each, text]) =>
		part(
			each === name
				? `name="${each}"; filename="${dice(['a.txt', '../x', ''])}"`
				: `name="${each}"`,
			text
		)
	);
	return inParts(target, `a file as ${name}`, parts);
}

function part(disposition: string, text: string): string {
	return `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;
}

function inParts({ path }: Target, what: string, parts: string[]): BadInput {
	const headers = { 'content-type': 'multipart/form-data; boundary=x' };
	return { what, method: 'POST', path, headers, body: `${parts.join('')}--x--\r\n`, isForm: false };
}

function brokenMultipart(target: Target, dice: Dice): BadInput {
	const body = dice([
		'--x',
		'--x--',
		'--x\r\n\r\n',
		'--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--',
		'--y--\r\n',
		''
	]);
	return { ...inParts(target, 'multipart that breaks off', []), body };
}

function confusedType(target: Target, dice: Dice): BadInput {
	const type = dice(types);
	return { ...form(target, `a form as ${type}`), headers: { 'content-type': type }, isForm: false };
}

function deepJson(target: Target, dice: Dice): BadInput {
	const depth = dice([3, 1000, 100_000]);
	const body = '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
	const headers = { 'content-type': 'application/json' };
	return { ...form(target, `JSON ${depth} deep`), headers, body, isForm: false };
}

function megabyte(target: Target, dice: Dice): BadInput {
	const name = nameOf(target, dice);
	const large = form(target, `1 MB in ${name}`, [
		[name, dice(['x', 'é', '%', '\n']).repeat(1_000_000)]
	]);
	return { ...large, isForm: false };
}

function noBody(target: Target, dice: Dice): BadInput {
	const { body: _, ...without } = form(target, 'no body');
	const headers = dice<Record<string, string>>([{}, { 'content-type': urlencoded }]);
	return { ...without, headers, isForm: false };
}

function hostileHeaders(target: Target, dice: Dice): BadInput {
	const long = dice([
		'x'.repeat(4000),
		'nl;q=9,'.repeat(500),
		'\u00ff\u00fe',
		'__proto__',
		'*/*;q=x'
	]);
	const name = dice([
		'accept',
		'accept-language',
		'user-agent',
		'x-forwarded-for',
		'x-sveltekit-action',
		'referer',
		'x-http-method-override',
		'range',
		'if-modified-since',
		'accept-encoding',
		'te'
	]);
	const base = target.method === 'POST' ? form(target, '') : page(target, '');
	return {
		...base,
		what: `${name}: ${long.slice(0, 10)}`,
		headers: { ...base.headers, [name]: long },
		isForm: false
	};
}

function wrongMethod(target: Target, dice: Dice): BadInput {
	const method = dice([
		'PUT',
		'PATCH',
		'DELETE',
		'OPTIONS',
		'HEAD',
		'TRACE',
		'PROPFIND',
		'SEARCH',
		'GET'
	]);
	const { body: _, ...without } = form(target, method);
	return { ...without, what: method, method, isForm: false };
}

function hostileQuery(target: Target, dice: Dice): BadInput {
	const name = dice([
		'after',
		'cases',
		'show',
		'back',
		'from',
		'ask',
		'lang',
		'x-sveltekit-invalidated',
		'__proto__',
		'day'
	]);
	const value = dice([
		...hostileBytes.map(([, bytes]) => bytes),
		...hostileTexts.map(([, text]) => encodeURIComponent(text.slice(0, 1500)))
	]);
	const path = `${target.path}${target.path.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${value}`;
	const base = target.method === 'POST' ? form(target, '') : page(target, '');
	return { ...base, what: `?${name}=${value.slice(0, 30)}`, path, isForm: false };
}

/** Another thing where an id stands in the address. */
function hostileId(target: Target, dice: Dice): BadInput {
	const value = dice([
		...hostileBytes.map(([, bytes]) => bytes),
		...hostileTexts.map(([, text]) => encodeURIComponent(text.slice(0, 1500)))
	]);
	const path = target.path.replace(/[\da-f]{8}-[\da-f-]{27}/, () => value);
	const base = target.method === 'POST' ? form(target, '') : page(target, '');
	return { ...base, what: `an id ${value.slice(0, 30)}`, path, isForm: false };
}

function dataRequest(target: Target, dice: Dice): BadInput {
	const [path = '', query] = target.path.split('?');
	const wanted = dice(['1', '01', 'x', '1'.repeat(1000), '']);
	return page(
		{
			...target,
			path: `${path.replace(/\/$/, '')}/__data.json?${query ?? ''}&x-sveltekit-invalidated=${wanted}`
		},
		'the data alone'
	);
}

function page({ path }: Target, what: string): BadInput {
	return { what, method: 'GET', path, headers: {}, isForm: false };
}

function nameOf({ fields }: Target, dice: Dice): string {
	const names = Object.keys(fields);
	return names.length === 0 ? 'x' : dice(names);
}
