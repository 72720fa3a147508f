export interface Element {
	name: string;
	attributes: Record<string, string>;
	children: (Element | string)[];
}

/** Not well-formed; the message says what, never what stood there. */
export class BadXml extends Error {}

const name = '[A-Za-z_][\\w.:-]*';
const attribute = new RegExp(`^\\s+(${name})\\s*=\\s*("([^"<]*)"|'([^'<]*)')`);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A whole document without a document type, as strict as Twilio's own reader. */
export function readXml(text: string): Element {
	const root: Element = { name: '', attributes: {}, children: [] };
	const open: Element[] = [root];
	let rest = text.replace(/^\uFEFF/, '').replace(/^<\?xml\s[^>]*\?>/, '');
	while (rest !== '') rest = step(open, rest);
	if (open.length > 1) throw new BadXml('an element is not closed');
	return onlyElement(root);
}

function step(open: Element[], rest: string): string {
	const here = open.at(-1)!;
	if (rest.startsWith('<!--')) return rest.slice(endOf(rest, '-->', 4));
	if (rest.startsWith('<![CDATA[')) {
		const end = endOf(rest, ']]>', 9);
		here.children.push(rest.slice(9, end - 3));
		return rest.slice(end);
	}
	if (rest.startsWith('</')) return close(open, rest);
	if (rest.startsWith('<')) return start(open, rest);
	const end = rest.indexOf('<');
	const words = end < 0 ? rest : rest.slice(0, end);
	here.children.push(decoded(words));
	return rest.slice(words.length);
}

function start(open: Element[], rest: string): string {
	const found = new RegExp(`^<(${name})`).exec(rest);
	if (!found) throw new BadXml('a tag without a name');
	const element: Element = { name: found[1]!, attributes: {}, children: [] };
	let left = rest.slice(found[0].length);
	for (let each = attribute.exec(left); each; each = attribute.exec(left)) {
		if (each[1]! in element.attributes) throw new BadXml(`${each[1]} stands there twice`);
		element.attributes[each[1]!] = decoded(each[3] ?? each[4] ?? '');
		left = left.slice(each[0].length);
	}
	const end = /^\s*(\/?)>/.exec(left);
	if (!end) throw new BadXml(`the tag ${element.name} is not closed`);
	open.at(-1)!.children.push(element);
	if (end[1] === '') open.push(element);
	return left.slice(end[0].length);
}

function close(open: Element[], rest: string): string {
	const found = new RegExp(`^</(${name})\\s*>`).exec(rest);
	if (!found || open.length < 2 || open.at(-1)!.name !== found[1]) {
		throw new BadXml('a closing tag that closes nothing');
	}
	open.pop();
	return rest.slice(found[0].length);
}

function endOf(text: string, sign: string, from: number): number {
	const end = text.indexOf(sign, from);
	if (end < 0) throw new BadXml('a comment or a section is not closed');
	return end + sign.length;
}

function onlyElement({ children }: Element): Element {
	const elements = children.filter((one) => typeof one !== 'string');
	const words = children.some((one) => typeof one === 'string' && one.trim() !== '');
	if (elements.length !== 1 || words) throw new BadXml('not one element');
	return elements[0]!;
}

function decoded(text: string): string {
	return text.replace(/&(#\d+|#x[\da-fA-F]+|\w+)?(;?)/g, (_, inside: string = '', end: string) => {
		const known = entities[inside];
		if (end && known) return known;
		if (!end || !inside.startsWith('#')) throw new BadXml('an entity that nobody knows');
		const hex = inside.startsWith('#x');
		return String.fromCodePoint(parseInt(inside.slice(hex ? 2 : 1), hex ? 16 : 10));
	});
}

/** All words inside, those of elements inside too. */
export function wordsIn({ children }: Element): string {
	return children.map((one) => (typeof one === 'string' ? one : wordsIn(one))).join('');
}
