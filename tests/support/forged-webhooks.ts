import { createHmac, randomUUID } from 'node:crypto';
import {
	about,
	form,
	isForm,
	ours,
	pathOf,
	samples,
	signed,
	token,
	type Post
} from './signed-post.ts';

type Chance = () => number;
type Fields = Record<string, string>;
interface Original {
	path: string;
	fields: Fields;
}

const pick = <T>(chance: Chance, from: readonly T[]): T =>
	from[Math.floor(chance() * from.length)]!;
const usable = samples.filter((sample) => isForm(sample));
const numbers = ['CallSid', 'MessageSid', 'SmsSid', 'SmsMessageSid'];

/** A sample with numbers of its own, so that it would make a row if it were taken. */
export function original(chance: Chance): Original {
	const sample = pick(chance, usable);
	const sid = randomUUID().replaceAll('-', '');
	const fresh = numbers.filter((name) => name in sample.params!);
	return {
		path: pathOf(sample),
		fields: {
			...sample.params,
			...Object.fromEntries(fresh.map((name) => [name, sample.params![name]!.slice(0, 2) + sid]))
		}
	};
}

export const asSigned = ({ path, fields }: Original): Post => signed(path, fields);

/** The same fields, as Twilio may send them too: what is signed is sorted first. */
export function inAnotherOrder(chance: Chance, { path, fields }: Original): Post {
	const entries = shuffled(chance, Object.entries(fields));
	return { ...signed(path, fields), body: new URLSearchParams(entries).toString() };
}

type Forger = (chance: Chance, original: Original) => Post;

const forgers: Record<string, Forger> = {
	signature: (chance, one) => withSignature(asSigned(one), forgedSignature(chance, one)),
	parameter: (chance, one) => ({
		...asSigned(one),
		body: new URLSearchParams(otherFields(chance, one.fields)).toString()
	}),
	path: (chance, one) => ({ ...asSigned(one), path: otherPath(chance, one.path) }),
	scheme: (chance, { path, fields }) =>
		signed(path, fields, token, pick(chance, ['http', 'HTTPS', 'wss', 'httpss']) + bare),
	host: (chance, { path, fields }) => {
		const base = pick(chance, hosts);
		const post = signed(path, fields, token, base);
		const host = base.replace(/^https:\/\//, '');
		const claims = { 'x-forwarded-host': host, forwarded: `host=${host}`, 'x-original-host': host };
		return { ...post, headers: { ...post.headers, ...(chance() < 0.5 ? claims : {}) } };
	},
	key: (chance, { path, fields }) => signed(path, fields, otherKey(chance)),
	order: (chance, one) =>
		chance() < 0.5 ? signedUnsorted(chance, one) : valuesSwapped(chance, one)
};

export const kinds = Object.keys(forgers);

/** A post that Twilio never made, of each kind in turn. */
export function forged(n: number, chance: Chance): { kind: string; post: Post } {
	const kind = kinds[n % kinds.length]!;
	return { kind, post: forgers[kind]!(chance, original(chance)) };
}

const bare = about.base_url.slice('https'.length);
const name = about.base_url.slice('https://'.length);
const hosts = [
	'https://evil.example',
	`https://${name}.evil.example`,
	`https://evil.example/${name}`,
	`https://www.${name}`,
	`https://${name}:8443`,
	`https://${name.toUpperCase()}`,
	`https://user@${name}`,
	'https://127.0.0.1',
	''
];

function forgedSignature(chance: Chance, one: Original): string | undefined {
	const { headers } = asSigned(one);
	const true20 = headers!['x-twilio-signature']!;
	const at = Math.floor(chance() * (true20.length - 1));
	const another = true20[at] === 'A' ? 'B' : 'A';
	const bytes = Buffer.from(true20, 'base64');
	bytes[Math.floor(chance() * bytes.length)]! ^= 1 << Math.floor(chance() * 8);
	return pick(chance, [
		() => undefined,
		() => '',
		() => true20.slice(0, at) + another + true20.slice(at + 1),
		() => bytes.toString('base64'),
		() => bytes.toString('hex'),
		() => true20.slice(0, at),
		() => `${true20}=`,
		() => `${true20}, ${true20}`,
		() => true20.toLowerCase(),
		() => Buffer.from(Array.from({ length: 20 }, () => chance() * 256)).toString('base64'),
		() => pick(chance, usable).headers['x-twilio-signature']
	])();
}

function withSignature(post: Post, signature: string | undefined): Post {
	const headers = { 'content-type': form };
	return {
		...post,
		headers: signature === undefined ? headers : { ...headers, 'x-twilio-signature': signature }
	};
}

function otherFields(chance: Chance, fields: Fields): [string, string][] {
	const entries = Object.entries(fields);
	const at = Math.floor(chance() * entries.length);
	const [field, value] = entries[at]!;
	const replaced = (...by: [string, string][]) => entries.toSpliced(at, 1, ...by);
	return pick(chance, [
		() => replaced(),
		() => replaced([field, `${value}1`]),
		() => replaced([field, value === '' ? ' ' : value.slice(1)]),
		() => replaced([`${field}2`, value]),
		() => replaced([field, value], [field, `${value}.`]),
		() => [...entries, [`Extra${at}`, value]] as [string, string][],
		() => []
	])();
}

function otherPath(chance: Chance, path: string): string {
	const elsewhere = ours.filter((other) => other !== path);
	return pick(chance, [
		() => pick(chance, elsewhere),
		() => `${path}?attempt=1`,
		() => `${path}?`.concat('x='.repeat(1 + Math.floor(chance() * 3))),
		() => `${path}/`,
		() => path.toUpperCase(),
		() => path.replace('/twilio', '//twilio'),
		() => `${path}%20`,
		() => `${path};a=1`
	])();
}

function otherKey(chance: Chance): string {
	return pick(chance, [
		() => '',
		() => token.slice(0, -1),
		() => `${token} `,
		() => token.toUpperCase(),
		() => [...token].toReversed().join(''),
		() => about.base_url,
		() => 'AC0123456789abcdef0123456789abcdef',
		() => randomUUID().replaceAll('-', '')
	])();
}

/** With the right key, over the fields as they stand instead of sorted. */
function signedUnsorted(chance: Chance, { path, fields }: Original): Post {
	const sorted = Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1));
	const entries = sorted.toReversed();
	if (chance() < 0.5) entries.push(entries.shift()!);
	const text = about.base_url + path + entries.map((entry) => entry.join('')).join('');
	const signature = createHmac('sha1', token).update(text).digest('base64');
	const body = new URLSearchParams(entries).toString();
	return { path, body, headers: { 'content-type': form, 'x-twilio-signature': signature } };
}

/** The same names and the same values, two of them in each other's place. */
function valuesSwapped(chance: Chance, one: Original): Post {
	const entries = Object.entries(one.fields);
	const from = Math.floor(chance() * entries.length);
	const others = entries.map((_, at) => at).filter((at) => entries[at]![1] !== entries[from]![1]);
	const to = pick(chance, others);
	const body = entries.map(([field, value], at): [string, string] => [
		field,
		at === from ? entries[to]![1] : at === to ? entries[from]![1] : value
	]);
	return { ...asSigned(one), body: new URLSearchParams(body).toString() };
}

function shuffled<T>(chance: Chance, list: T[]): T[] {
	return list
		.map((each): [number, T] => [chance(), each])
		.toSorted(([one], [other]) => one - other)
		.map(([, each]) => each);
}
