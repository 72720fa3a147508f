import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actions, may } from './access.ts';
import type { Action, SubjectOf } from './access.ts';
import { roles } from './actor.ts';
import type { Actor, Role } from './actor.ts';

const me = 'me';
const now = new Date('2026-11-16T09:00:00Z');
const free = { now, level: 'T3', isOfCase: false } as const;
const taken = (takenAt: string) => ({ ...free, takenBy: me, takenAt: new Date(takenAt) });
const mine = taken('2026-11-02T09:00:01Z');
const mineForLong = taken('2026-11-02T09:00:00Z');
const theirs = { ...mine, takenBy: 'joost' };
const urgent = { ...free, level: 'T1' } as const;
const myPart = { counsellorIds: ['joost', me] };
const otherPart = { counsellorIds: ['joost'] };
const invitedPart = { counsellorIds: ['joost'], expertIds: [me] };
const readPart = { counsellorIds: ['joost'], readerIds: [me] };
const shutPart = {
	...{ counsellorIds: ['joost', me], expertIds: [me], readerIds: [me] },
	barredIds: [me]
};
const endangered = { ...otherPart, isInDanger: true };
const look = (proposedBy: string, intake: SubjectOf<'intake.read'>) => ({ proposedBy, intake });

const otherChat = { status: 'active', holder: 'joost', memberIds: ['joost'] } as const;
const inChat = { ...otherChat, memberIds: ['joost', me] } as const;
const askedChat = { ...otherChat, offeredTo: me } as const;
const waitingChat = { status: 'waiting', memberIds: [] } as const;

const ofOthers = {
	...{ goes: 'joost', part: otherPart, isWithSupervisors: false, asksDecision: false },
	nobodyGoes: false
};
const ofMine = { ...ofOthers, part: myPart };
const iGo = { ...ofOthers, goes: me };
const iWait = { ...ofOthers, second: me };
const lateOne = { ...ofOthers, isWithSupervisors: true };

type Row<A extends Action> = readonly [label: string, subject: SubjectOf<A>, allowed: string];
type Matrix = { [A in Action]: readonly Row<A>[] };

// who may, for each relation to the subject: a letter a role
const letters: Record<Role, string> = {
	front_desk: 'f',
	counsellor: 'c',
	expert: 'e',
	supervisor: 's',
	on_call: 'o',
	privacy_officer: 'p',
	analyst: 'n',
	administrator: 'a'
};
const inCrisis = [
	['free', free, 's'],
	['mine', mine, 'fcs'],
	['mine, urgent', { ...mine, ...urgent }, 'fcso'],
	['of another', theirs, 's'],
	['of a case that is not mine, in danger', { ...theirs, ...urgent, isOfCase: true }, 'so']
] as const;
const work = [
	['my part', myPart, 'cs'],
	['another part', otherPart, ''],
	['another part, in danger', endangered, ''],
	['behind broken glass', readPart, ''],
	['invited to', invitedPart, ''],
	['shut by a conflict', shutPart, '']
] as const;
const reading = [
	['my part', myPart, 'cs'],
	['another part', otherPart, 's'],
	['another part, in danger', endangered, 'so'],
	['in danger, shut by a conflict', { ...endangered, barredIds: [me] }, ''],
	['behind broken glass', readPart, 'cs'],
	['invited to', invitedPart, 's'],
	['shut by a conflict', shutPart, '']
] as const;
const alongside = [
	['my part', myPart, 'cs'],
	['another part', otherPart, 's'],
	['another part, in danger', endangered, 'so'],
	['behind broken glass', readPart, 'cs'],
	['invited to', invitedPart, 'es'],
	['shut by a conflict', shutPart, '']
] as const;
const overseen = [
	['my part', myPart, 'cs'],
	['another part', otherPart, 's'],
	['behind broken glass', readPart, 's'],
	['invited to', invitedPart, 's'],
	['shut by a conflict', shutPart, '']
] as const;
const bundling = [
	['my part', myPart, 's'],
	['another part', otherPart, 's'],
	['invited to', invitedPart, 's'],
	['shut by a conflict', shutPart, '']
] as const;
const otherEyes = [
	['my part', myPart, ''],
	['another part', otherPart, 's'],
	['invited to', invitedPart, 's'],
	['worked on before', { ...otherPart, everWorkedIds: [me] }, ''],
	['shut by a conflict', { ...otherPart, barredIds: [me] }, '']
] as const;
const ownIntake = [
	['free', free, ''],
	['mine', mine, 'fcs'],
	['mine, for fourteen days', mineForLong, 'cs'],
	['of another', theirs, '']
] as const;
const readable = [
	['free', free, 'fcs'],
	['free, urgent', urgent, 'fcso'],
	['mine', mine, 'fcs'],
	['mine, urgent', { ...mine, ...urgent }, 'fcso'],
	['mine, for fourteen days', mineForLong, 'cs'],
	['mine, of a case', { ...mine, ...urgent, isOfCase: true }, 'cs'],
	['of another', theirs, 's'],
	['of another, urgent', { ...theirs, ...urgent }, 's']
] as const;
const otherCall = { state: 'connected', holder: 'joost', staffIds: ['joost'] } as const;
const inCall = { ...otherCall, staffIds: ['joost', me] } as const;
const myCall = { ...otherCall, holder: me, staffIds: [me] } as const;
const waitingCall = { state: 'queued', staffIds: [] } as const;
const handed = [
	['free', free, 's'],
	['free, urgent', urgent, 's'],
	['mine', mine, 'fcs'],
	['mine, urgent', { ...mine, ...urgent }, 'fcso'],
	['mine, for fourteen days', mineForLong, 'cs'],
	['of another', theirs, 's']
] as const;
const staff = [
	['myself', { id: me }, ''],
	['another', { id: 'joost' }, 'a']
] as const;

const matrix: Matrix = {
	'intake.list': [['all', undefined, 'fcso']],
	'intake.log-call': [['all', undefined, 'fcso']],
	'intake.read': readable,
	'intake.open': handed,
	'intake.take': [
		['free', free, 'fcs'],
		['free, urgent', urgent, 'fcso'],
		['mine', mine, 's'],
		['of another', theirs, 's']
	],
	'intake.release': handed,
	'intake.decide': ownIntake,
	'intake.take-on': [
		['free', free, ''],
		['mine', mine, 'cs'],
		['mine, urgent', { ...mine, ...urgent }, 'cs'],
		['of another', theirs, '']
	],
	'intake.answer': [...ownIntake, ['mine, urgent', { ...mine, ...urgent }, 'fcso']],
	'intake.change-level': readable,
	'intake.close-room': [
		['free', free, 's'],
		['mine', mine, 'fcs'],
		['mine, urgent', { ...mine, ...urgent }, 'fcs'],
		['mine, for fourteen days', mineForLong, 'cs'],
		['of another', theirs, 's']
	],
	'crisis.read': inCrisis,
	'crisis.act': inCrisis,
	'crisis.evaluate': [
		['mine', mine, 's'],
		['of another', theirs, 's']
	],
	'chat.list': [['all', undefined, 'cs']],
	'chat.read': [
		['in it', inChat, 'cs'],
		['in it, over but not told', { ...inChat, status: 'wrap_up' }, 'cs'],
		['in it, told', { ...inChat, status: 'ended' }, ''],
		['of others', otherChat, ''],
		['waits', waitingChat, ''],
		['asked in', askedChat, '']
	],
	'chat.write': [
		['in it', inChat, 'cs'],
		['in it, over but not told', { ...inChat, status: 'wrap_up' }, ''],
		['of others', otherChat, '']
	],
	'chat.take': [
		['waits', waitingChat, 'cs'],
		['asked in', askedChat, 'cs'],
		['of others', otherChat, ''],
		['asked in, over', { ...askedChat, status: 'wrap_up' }, '']
	],
	'chat.join': [
		['of others', otherChat, 's'],
		['asked in', askedChat, 'cs'],
		['waits', waitingChat, ''],
		['of others, over', { ...otherChat, status: 'wrap_up' }, '']
	],
	'chat.lead': [
		['held', { ...inChat, holder: me }, 'cs'],
		['held, over but not told', { ...inChat, holder: me, status: 'wrap_up' }, 'cs'],
		['in it', inChat, ''],
		['held, told', { ...inChat, holder: me, status: 'ended' }, '']
	],
	'call.list': [['all', undefined, 'cs']],
	'call.read': [
		['in it', inCall, 'cs'],
		['rings for her', { ...waitingCall, staffIds: [me] }, 'cs'],
		['led, over but not told', { ...myCall, state: 'wrap_up', staffIds: [] }, 'cs'],
		['led, told', { ...myCall, state: 'over', staffIds: [] }, ''],
		['of others', otherCall, ''],
		['waits', waitingCall, '']
	],
	'call.take': [
		['waits', waitingCall, 'cs'],
		['of others', otherCall, ''],
		['over', { ...waitingCall, state: 'over' }, '']
	],
	'call.join': [
		['of others', otherCall, 's'],
		['waits', waitingCall, ''],
		['of others, over but not told', { ...otherCall, state: 'wrap_up' }, '']
	],
	'call.lead': [
		['led', myCall, 'cs'],
		['led, over but not told', { ...myCall, state: 'wrap_up' }, 'cs'],
		['in it', inCall, ''],
		['led, told', { ...myCall, state: 'over' }, '']
	],
	'call.place': [['all', undefined, 'cs']],
	'call.shut': [['all', undefined, 's']],
	'part.view': reading,
	'part.read-story': alongside,
	'part.write': work,
	'part.write-note': [
		['my part', myPart, 'cs'],
		['another part', otherPart, ''],
		['behind broken glass', readPart, ''],
		['invited to', invitedPart, 'e'],
		['shut by a conflict', shutPart, '']
	],
	'part.correct-note': [
		['mine in my part', { writtenBy: me, part: myPart }, 'cs'],
		['of another in my part', { writtenBy: 'joost', part: myPart }, 'cs'],
		['mine in another part', { writtenBy: me, part: otherPart }, ''],
		['mine, behind broken glass', { writtenBy: me, part: readPart }, ''],
		['mine, invited to', { writtenBy: me, part: invitedPart }, 'e'],
		['of another, invited to', { writtenBy: 'joost', part: invitedPart }, ''],
		['mine, shut by a conflict', { writtenBy: me, part: shutPart }, '']
	],
	'part.plan': work,
	'part.consent': work,
	'part.allow-number': bundling,
	'part.follow-up': work,
	'part.trajectory': work,
	'part.approve-move': otherEyes,
	'part.decide-missed': bundling,
	'part.legal-frame': work,
	'part.print': [
		['my part', myPart, 'cs'],
		['another part', otherPart, 's'],
		['behind broken glass', readPart, 's'],
		['invited to', invitedPart, 's'],
		['shut by a conflict', shutPart, '']
	],
	'part.show-number': [
		['my part', myPart, 'cs'],
		['another part', otherPart, 's'],
		['another part, in danger', endangered, 'so'],
		['behind broken glass', readPart, 's'],
		['invited to', invitedPart, 's'],
		['shut by a conflict', shutPart, '']
	],
	'part.move-contact': overseen,
	'part.say-same': overseen,
	'part.declare-conflict': alongside,
	'part.break-glass': [
		['my part', myPart, ''],
		['another part', otherPart, 'c'],
		['invited to', invitedPart, 'c'],
		['shut by a conflict', { ...otherPart, barredIds: [me] }, '']
	],
	'part.assign': bundling,
	'part.invite': bundling,
	'visit.list': [['all', undefined, 'cs']],
	'visit.view': [
		['I go', iGo, 'cs'],
		['I am the second person', iWait, 'cs'],
		['of my part', ofMine, 'cs'],
		['another', ofOthers, 's'],
		['behind broken glass', { ...ofOthers, part: readPart }, 'cs'],
		['shut by a conflict', { ...iGo, part: shutPart }, '']
	],
	'visit.act': [
		['I go', iGo, 'cs'],
		['I am the second person', iWait, 'cs'],
		['I would go, and left the case', { ...iGo, nobodyGoes: true }, ''],
		['of my part', ofMine, ''],
		['another', ofOthers, '']
	],
	'visit.see-address': [
		['I go', iGo, 'cs'],
		['I am the second person', iWait, 'cs'],
		['of my part', ofMine, 'cs'],
		['another', ofOthers, ''],
		['another, with the supervisors', lateOne, 's'],
		['another, in danger', { ...ofOthers, part: endangered }, ''],
		['behind broken glass', { ...ofOthers, part: readPart }, ''],
		['shut by a conflict', { ...lateOne, part: shutPart }, '']
	],
	'visit.agree': [
		['I go', iGo, ''],
		['I am the second person', iWait, ''],
		['of my part', ofMine, 's'],
		['another', ofOthers, 's'],
		['shut by a conflict', { ...ofOthers, part: shutPart }, '']
	],
	'visit.decide': [
		['another', ofOthers, ''],
		['another, with the supervisors', lateOne, 's'],
		['another, with a task', { ...ofOthers, asksDecision: true }, 's'],
		['I go, with a task', { ...iGo, asksDecision: true }, ''],
		['shut by a conflict', { ...lateOne, part: shutPart }, '']
	],
	'visit.send': [
		['another', ofOthers, ''],
		['another, who left the case', { ...ofOthers, nobodyGoes: true }, 's'],
		['shut by a conflict', { ...ofOthers, nobodyGoes: true, part: shutPart }, '']
	],
	'case.list': [['all', undefined, 'ces']],
	'case.list-all': [['all', undefined, '']],
	'case.search': [['all', undefined, 'cs']],
	'case.view': bundling,
	'case.join': bundling,
	'danger.decide': bundling,
	'danger.end': otherEyes,
	'danger.keep': otherEyes,
	'risk.second': [
		['judged by me, my part', { judgedBy: me, part: myPart }, ''],
		['judged by another, my part', { judgedBy: 'joost', part: myPart }, 'cs'],
		['judged by another, another part', { judgedBy: 'joost', part: otherPart }, 's'],
		['judged by another, behind broken glass', { judgedBy: 'joost', part: readPart }, 's'],
		['judged by another, invited to', { judgedBy: 'joost', part: invitedPart }, 's'],
		['judged by another, shut by a conflict', { judgedBy: 'joost', part: shutPart }, '']
	],
	'glass.review': [
		['broken by another', { brokenBy: 'joost', part: otherPart }, 's'],
		['broken by me', { brokenBy: me, part: otherPart }, ''],
		['shut by a conflict', { brokenBy: 'joost', part: shutPart }, '']
	],
	'second-look.decide': [
		['proposed by another, free', look('joost', free), 'cs'],
		['proposed by another, mine', look('joost', { ...mine, ...urgent }), 'cs'],
		['proposed by another, theirs', look('joost', theirs), 's'],
		['proposed by me, free', look(me, free), ''],
		['proposed by me, mine', look(me, mine), ''],
		['proposed by me, theirs', look(me, theirs), '']
	],
	'lesson.list': [['all', undefined, 'cs']],
	'advice.list': [['all', undefined, 'ces']],
	'advice.read-second': [
		['by a colleague in my part', { writtenBy: 'joost', part: myPart }, 'cs'],
		['by me in my part', { writtenBy: me, part: myPart }, ''],
		['in another part', { writtenBy: 'joost', part: otherPart }, 's'],
		['by me in another part', { writtenBy: me, part: otherPart }, ''],
		['behind broken glass', { writtenBy: 'joost', part: readPart }, 's'],
		['invited to', { writtenBy: 'joost', part: invitedPart }, 'es'],
		['shut by a conflict', { writtenBy: 'joost', part: shutPart }, '']
	],
	'intervention.list': [['all', undefined, 'cs']],
	'intervention.keep': [['all', undefined, 's']],
	'review.view': [['all', undefined, 's']],
	'roster.view': [['all', undefined, 'fcso']],
	'roster.plan': [['all', undefined, 's']],
	'privacy.view': [['all', undefined, 'p']],
	'part.log': [['any part', undefined, 'p']],
	'figures.view': [['all', undefined, 'n']],
	'duty.switch': [
		['myself', { id: me }, 'co'],
		['another', { id: 'joost' }, '']
	],
	'staff.list': [['all', undefined, 'a']],
	'staff.add': [['all', undefined, 'a']],
	'staff.change': staff,
	'staff.disable': staff,
	'staff.vouch': [
		['myself', { id: me }, ''],
		['another', { id: 'joost' }, 's']
	]
};

function whoMay<A extends Action>(action: A, subject: SubjectOf<A>): string {
	const allowed = roles.filter((role) => may({ id: me, role, onDuty: true }, action, subject));
	return allowed.map((role) => letters[role]).join('');
}

test('the matrix names every action', () => {
	expect(Object.keys(matrix).toSorted()).toEqual(actions.toSorted());
});

const rows = actions.flatMap((action) =>
	matrix[action].map(([label, subject, allowed]) => ({ action, label, subject, allowed }))
);

test.each(rows)('$action, $label: $allowed', ({ action, subject, allowed }) => {
	expect(whoMay(action, subject)).toBe(allowed);
});

// `PRINT=1 npx vitest run src/domain/access.test.ts` prints it anew
test('access.md is the matrix as it is', () => {
	const file = new URL('access.md', import.meta.url);
	if (process.env['PRINT']) writeFileSync(file, printed());
	expect(readFileSync(file, 'utf8')).toBe(printed());
});

function printed(): string {
	const cells = [
		['action', 'to what', ...roles],
		['---', '---', ...roles.map(() => '---')],
		...rows.map(({ action, label, allowed }) => [
			`\`${action}\``,
			label,
			...roles.map((role) => (allowed.includes(letters[role]) ? 'yes' : ''))
		])
	];
	const lines = cells.map((line) => `| ${line.join(' | ')} |`);
	const lead =
		'Printed from `access.test.ts`, which proves each line against `access.ts`; a test holds this page to it. ' +
		'An empty cell is a no; whoever is on call is on duty here. The walls of the database say the same once more (`tests/server/scope.test.ts`).';
	return `# Who may do what\n\n${lead}\n\n${lines.join('\n')}\n`;
}

describe('deny by default', () => {
	test.each(['toString', '__proto__', 'part.delete', ''])('an unknown action %s', (action) => {
		const allowed = roles.filter((role) => may({ id: me, role }, action as Action, myPart));
		expect(allowed).toEqual([]);
	});

	test('an unknown role may nothing', () => {
		const nobody: Actor = { id: me, role: 'nobody' as Role };
		const granted = actions.filter((action) =>
			matrix[action].some(([, subject]) => may(nobody, action, subject))
		);
		expect(granted).toEqual([]);
	});

	test('an expert does nothing but think along where she was invited', () => {
		const expert: Actor = { id: me, role: 'expert' };
		const granted = actions.filter((action) =>
			matrix[action].some(([, subject]) => may(expert, action, subject))
		);
		expect(granted).toEqual([
			'part.read-story',
			'part.write-note',
			'part.correct-note',
			'part.declare-conflict',
			'case.list',
			'advice.list',
			'advice.read-second'
		]);
	});

	test('off duty, whoever is on call sees nothing and is not called', () => {
		const offDuty: Actor = { id: me, role: 'on_call', onDuty: false };
		const granted = actions.filter((action) =>
			matrix[action].some(([, subject]) => may(offDuty, action, subject))
		);
		expect(granted).toEqual(['intake.list', 'intake.log-call', 'roster.view', 'duty.switch']);
	});

	test('an administrator sees no case content', () => {
		const administrator: Actor = { id: me, role: 'administrator' };
		const granted = actions.filter((action) =>
			matrix[action].some(([, subject]) => may(administrator, action, subject))
		);
		expect(granted).toEqual(['staff.list', 'staff.add', 'staff.change', 'staff.disable']);
	});

	test.each([
		['privacy_officer', ['privacy.view', 'part.log']],
		['analyst', ['figures.view']]
	] as const)('a %s may this and nothing else', (role, expected) => {
		const granted = actions.filter((action) =>
			matrix[action].some(([, subject]) => may({ id: me, role }, action, subject))
		);
		expect(granted).toEqual(expected);
	});
});
