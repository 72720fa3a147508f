import { randomUUID } from 'node:crypto';
import { riskQuestions } from '#domain/visit.ts';
import { fillIn, fieldOf, receiptOf, send } from '../sealed-form.ts';
import { roles, table, wellFilled, type Line, type Place, type Role } from '../route-table.ts';
import { visitor, type Visitor } from '../visitor.ts';
import type { Target } from './generate.ts';

/** In every text a well-meaning person typed: it has to come back with a form that was refused. */
export const kept = 'blijftstaan';

export interface Endpoint extends Target {
	name: string;
	role: Role;
}

const nobodysId = '00000000-0000-4000-8000-000000000000';
const person = {
	name: kept,
	email: 'x@steunpunt.example',
	phone: '0612345678',
	role: 'counsellor'
};

/** What a person would send to each action that `wellFilled` does not tell of. */
const elsewhere: Record<string, Record<string, string>> = {
	'/(staff-door)/sign-in enter': { email: kept, password: 'geheim genoeg', code: '123456' },
	'/(staff-door)/sign-in demo': { person: nobodysId },
	'/(staff-door)/sign-in language': { language: 'en', back: '/sign-in' },
	'/(staff-door)/sign-in/welcome open': { code: 'ABCD-EFGH' },
	'/(staff-door)/sign-in/welcome activate': {
		...{ code: 'ABCD-EFGH', sealed: 'x', appCode: '123456' },
		...{ password: 'vier groene stoelen', again: 'vier groene stoelen' }
	},
	'/(desk)/desk/(inbox)/duty default': { on: 'yes', back: '/desk' },
	'/(desk)/desk/(inbox)/keys default': { letters: 'off', back: '/desk' },
	'/(desk)/desk/(counsellor)/search default': { q: kept },
	'/(desk)/desk/(inbox)/log default': {
		...{ formId: randomUUID(), calledOn: '2026-01-05', calledAtHour: '10:00', door: 'relative' },
		...{ language: 'nl', notAskable: 'on', story: kept, contactNot: kept }
	},
	'/(administrator)/staff add': person,
	'/(administrator)/staff contact': { ...person, id: nobodysId },
	'/(administrator)/staff role': { id: nobodysId, role: 'supervisor' },
	...Object.fromEntries(
		['disable', 'enable', 'invite'].map((act) => [
			`/(administrator)/staff ${act}`,
			{ id: nobodysId }
		])
	)
};

/** Of a form that shares its action's name with others: the fields it has itself. */
const ownFields: Record<string, string[]> = {
	'/(desk)/desk/(case)/cases/[id] answer': ['answer', 'message', 'intake'],
	'/(desk)/desk/(case)/cases/[id]/notes/[note] default': ['seen', 'text', 'reason', 'how'],
	'/(desk)/desk/(case)/cases/[id]/(contact)/print default': ['reason'],
	'/(desk)/desk/(case)/cases/[id]/(contact)/follow-ups/[followUp]/visit default': [
		...['address', 'goes', ...riskQuestions]
	]
};

/** Every page, action and method of the table, with the role that may and what it would send. */
export async function endpoints(place: Place, origin: string): Promise<Endpoint[]> {
	const ofTable = Object.entries(table).flatMap(([id, line]) => ofLine(id, line, place));
	return [...ofTable, ...(await ofHerForm(visitor(origin)))];
}

function ofLine(id: string, line: Line, place: Place): Endpoint[] {
	const path = line.path(place);
	const pages: Endpoint[] =
		line.page || line.methods?.['GET']
			? [{ name: `GET ${id}`, method: 'GET', path, role: roleFor(line), fields: {} }]
			: [];
	const posts = line.methods?.['POST'] ? [['', path, line.methods['POST']] as const] : [];
	const actions = Object.entries(line.actions ?? {}).map(
		([action, row]) => [action, action === 'default' ? path : `${path}?/${action}`, row] as const
	);
	return [
		...pages,
		...[...posts, ...actions].map(([action, address, row]): Endpoint => {
			const name = `${id} ${action}`;
			const filled = line.owned ? withMark(ownOf(name, wellFilled[action]?.(place))) : {};
			const told = elsewhere[name] ?? filled;
			const role = roleFor(line, row);
			return { name: `POST ${name}`, method: 'POST', path: address, role, fields: told };
		})
	];
}

function ownOf(name: string, fields: Record<string, string> = {}): Record<string, string> {
	const own = ownFields[name] ?? Object.keys(fields);
	return Object.fromEntries(Object.entries(fields).filter(([field]) => own.includes(field)));
}

/** Words of her own in a form; codes, days and ids stay as they are. */
function withMark(fields: Record<string, string> = {}): Record<string, string> {
	const words = /^(Ik kom|omdat|nieuwsgierig|praten|Dag|daar beter|Samira|Zij wil)/;
	return Object.fromEntries(
		Object.entries(fields).map(([name, text]) => [
			name,
			words.test(text) ? `${text} ${kept}` : text
		])
	);
}

/** Somebody who may: an empty form is refused as such and not as a stranger's; where all of those are gone, whoever may read the page. */
function roleFor({ page, methods }: Line, row?: string): Role {
	const rows = [row, page, methods?.['GET']].filter((one) => one !== undefined);
	for (const statuses of rows.map((one) => one.split(' '))) {
		const isForStaff =
			statuses[0] === '401' || (statuses[0] === '303' && new Set(statuses).size > 1);
		if (!isForStaff) return 'nobody';
		const at = statuses.findIndex((status, index) => index > 0 && status !== '404');
		if (at > 0) return roles[at]!;
	}
	return 'owner';
}

type Sent = [name: string, path: string, fields: Record<string, string>];

/** The door of the conversation and, when somebody is there for it, the conversation itself. */
async function ofHerTalk(mother: Visitor): Promise<Sent[]> {
	const entry = fieldOf((await mother.get('/nl/chat')).body, 'entry')!;
	const begin = { entry, move: 'start', safe: 'yes', script: 'yes' };
	const token = fieldOf((await mother.post('/nl/chat', begin)).body, 'token');
	const atDoor: Sent = ['her conversation, the door', '/nl/chat', { ...begin, text: kept }];
	if (!token) return [atDoor];
	const line = { token, id: randomUUID(), text: kept };
	return [
		atDoor,
		['her conversation, a line', '/nl/chat', { token, text: kept, move: 'say', script: 'yes' }],
		['her conversation, a line by script', '/nl/chat/say', line],
		['her conversation, into the form', '/nl/write', { token, text: kept, from: 'chat' }]
	];
}

/** The pages of her form and of her room, each sealed as it would be. */
async function ofHerForm(mother: Visitor): Promise<Endpoint[]> {
	const told = { safeToTalk: 'yes', story: kept, relation: 'child' };
	const form = await fillIn(mother, told);
	const receipt = receiptOf(await send(mother, form))!;
	const room = await mother.post('/nl/return', { ...receipt, move: 'enter' });
	const token = fieldOf(room.body, 'token')!;
	const pages: Sent[] = [
		[
			'her form, a page',
			'/nl/write',
			{ ...form, ...told, door: 'relative', page: 'story', move: 'next' }
		],
		[
			'her form, sending',
			'/nl/write',
			{ ...(await fillIn(mother, told)), door: 'relative', word: 'lamp', move: 'send' }
		],
		['her room, entering', '/nl/return', { ...receipt, word: 'anders', move: 'enter' }],
		['her room, writing', '/nl/return', { token, reply: kept, danger: 'no', move: 'send' }],
		[
			'her room, agreeing',
			'/nl/return',
			{ token, reply: kept, plan: nobodysId, mayText: 'yes', move: 'agree' }
		]
	];
	return [...pages, ...(await ofHerTalk(mother))].map(([name, path, fields]) => ({
		name,
		path,
		fields,
		method: 'POST',
		role: 'nobody'
	}));
}
