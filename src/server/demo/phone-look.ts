import { maskPhone } from '#domain/phone.ts';
import { openWords } from '../follow-ups/sealed-words.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import { openPerson } from '../people/sealed-person.ts';
import type { StaffWork } from '../work.ts';
import { withDemoEyes } from './phone-eyes.ts';
import { outbox, type OutboxText } from './phone-outbox.ts';
import * as phones from './phone.store.ts';

export interface Bubble {
	id: string;
	from: 'us' | 'them';
	at: Date;
	/** Empty when nothing went out. */
	body: string;
	status: string;
	purpose: string;
	reason: string | null;
	errorCode: string | null;
	/** How often it went out. */
	times: number;
}
export interface Phone {
	id: string;
	name: string;
	role: string;
	/** Masked; empty while nothing went there. */
	number: string;
	bubbles: Bubble[];
}
export interface PracticeView {
	now: Date;
	nextDue: Date | undefined;
	phones: Phone[];
	callers: { id: string; reference: string; channel: string; receivedAt: Date }[];
}

const mostTexts = 200;
type Row = Awaited<ReturnType<typeof phones.notifications>>[number];

/** Every phone that was or would have been texted, with what is on it; whoever was last promised one first. */
export function lookAtPhones(): Promise<PracticeView | undefined> {
	return withDemoEyes(async (work) => {
		const [rows, texts] = [await phones.notifications(work), await outbox(work, mostTexts)];
		const owners = new Map([...(await staffOf(work, rows)), ...(await personsOf(work, rows))]);
		for (const row of rows) {
			const phone = owners.get(row.staffId ?? row.personId ?? '');
			const ours = texts.filter((text) => isAbout(text, row.id));
			phone?.bubbles.push(bubbleOf(row, ours));
			if (phone && ours[0]) phone.number = maskPhone(ours[0].to);
		}
		await addInbound(work, owners);
		return {
			now: work.now,
			nextDue: await phones.nextDue(work),
			phones: inOrder([...owners.values()], rows),
			callers: await phones.callers(work)
		};
	});
}

export function isAbout(text: OutboxText, notificationId: string): boolean {
	return new URL(text.reportTo).searchParams.get('n') === notificationId;
}

function bubbleOf(row: Row, texts: OutboxText[]): Bubble {
	const [last] = texts;
	const { id, status, purpose, reasonCode: reason, errorCode } = row;
	const at = last?.keptAt ?? (status === 'planned' ? row.plannedAt : row.changedAt);
	const sent = { body: last?.body ?? '', times: texts.length };
	return { id, from: 'us', at, status, purpose, reason, errorCode, ...sent };
}

async function staffOf(work: StaffWork, rows: Row[]): Promise<[string, Phone][]> {
	const members = await phones.staffNames(work, idsOf(rows.map((row) => row.staffId)));
	const keys = await dataKeys(
		work,
		members.map(({ keyId }) => keyId)
	);
	return members.map(({ id, keyId, sealed, role }) => {
		const key = keys.get(keyId);
		const name = key ? openText(key, { table: 'staff', row: id, column: 'name' }, sealed) : '';
		return [id, { id, name, role, number: '', bubbles: [] }];
	});
}

async function personsOf(work: StaffWork, rows: Row[]): Promise<[string, Phone][]> {
	const people = await phones.persons(work, idsOf(rows.map((row) => row.personId)));
	const keys = await dataKeys(
		work,
		people.map(({ keyId }) => keyId)
	);
	return people.map(({ id, keyId, sealed }) => {
		const key = keys.get(keyId);
		const name = key ? openPerson(key, id, sealed).name : '';
		return [id, { id, name, role: 'family', number: '', bubbles: [] }];
	});
}

async function addInbound(work: StaffWork, owners: Map<string, Phone>): Promise<void> {
	const texts = await phones.inboundTexts(work);
	const keys = await dataKeys(work, idsOf(texts.map(({ keyId }) => keyId)));
	for (const { id, personId, keyId, sealed, createdAt } of texts) {
		const key = keyId ? keys.get(keyId) : undefined;
		const body = key && sealed ? openWords(key, id, sealed) : '';
		const said = { id, from: 'them' as const, at: createdAt, body, times: 1 };
		const plain = { status: 'received', purpose: 'inbound', reason: null, errorCode: null };
		owners.get(personId ?? '')?.bubbles.push({ ...said, ...plain });
	}
}

function idsOf(ids: (string | null)[]): string[] {
	return [...new Set(ids.filter((id) => id !== null))];
}

function inOrder(all: Phone[], rows: Row[]): Phone[] {
	for (const { bubbles } of all) bubbles.sort((one, other) => +one.at - +other.at);
	const place = ({ id }: Phone) => rows.findIndex((row) => (row.staffId ?? row.personId) === id);
	return all.sort((one, other) => place(one) - place(other));
}
