import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { dateOf, dayNumber } from '#domain/time.ts';
import { riskHeadings } from '#domain/risk.ts';
import { reviewTopics } from '#domain/trajectory-review.ts';
import { FASTEST } from '#server/chats/admission.ts';
import { superuser, told } from '../journeys/support/house.ts';
import { employ, type Person } from '../journeys/support/staff.ts';
import { call, text } from '../journeys/support/telephone.ts';
import { comesIn, says } from './chatting.ts';
import { pressesOne, theySpeak, waitsOnTheLine } from './on-the-line.ts';
import { fieldOf, fillIn, receiptOf, send, type Receipt } from './sealed-form.ts';
import { signedIn } from './signed-in.ts';
import { solve } from './solve.ts';
import { visitor, type Answer, type Visitor } from './visitor.ts';

/** In everything typed here; the rest of each word says on which field it was typed. */
export const stem = 'kanariezwqx';
/** At the end of every telephone number given here. */
export const digits = '83176';
const typed = (field: string) => `${stem} ${field}`;
export const number = (last: string) => `06${digits}${last}`;

let mother: Visitor;
let joost: Person;
let counsellor: Visitor;
let supervisor: Visitor;
let administrator: Visitor;

/** Everything that can be typed is typed somewhere, with `stem` in it. */
export async function typeEverywhere(): Promise<void> {
	mother = visitor(told.origin);
	joost = await employ(typed('counsellor'), 'counsellor', { onDuty: true });
	counsellor = await signedIn(told.origin, joost);
	supervisor = await signedIn(told.origin, await employ(typed('supervisor'), 'supervisor'));
	administrator = await signedIn(
		told.origin,
		await employ(typed('administrator'), 'administrator')
	);
	await atThePublicDoor();
	await atTheChat();
	await inTheRoom(await writesToUs('relative', '001'));
	await atTheDesk(await intakeOfHers());
	await inAConversation();
	await onTheTelephone();
	await atTheStaffPage();
	await byTelephone();
	await whereItDoesNotBelong();
}

async function atThePublicDoor(): Promise<void> {
	for (const door of ['professional', 'self']) await writesToUs(door, '002');
	await mother.post('/nl/return', { code: typed('code'), word: typed('word'), move: 'enter' });
	await mother.post('/nl/write', {
		sealed: typed('sealed'),
		page: 'story',
		door: 'relative',
		story: typed('broken')
	});
	await mother.post('/nl/write', {
		sealed: '',
		page: typed('page'),
		door: typed('door'),
		move: typed('move')
	});
}

async function atTheChat(): Promise<void> {
	await mother.post('/nl/chat', { entry: typed('entry'), text: typed('door text'), move: 'start' });
	const { body } = await mother.get('/nl/chat');
	const work = /data-proof="([^"]+)"/
		.exec(body)![1]!
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
	// as a person with a browser; what others did before her stands in no lane
	await superuser`TRUNCATE throttle`;
	await pause(FASTEST);
	const begun = await mother.post('/nl/chat', {
		entry: fieldOf(body, 'entry')!,
		proof: solve(work),
		move: 'start',
		safe: 'yes',
		script: 'yes'
	});
	const token = fieldOf(begun.body, 'token')!;
	expect(token).toBeDefined();
	const line = { token, text: typed('line'), script: 'yes' };
	well(await mother.post('/nl/chat', { ...line, move: 'say' }));
	well(await mother.post('/nl/chat/say', { ...line, id: randomUUID() }));
	await mother.post('/nl/chat/say', { ...line, id: typed('id') });
	await mother.post('/nl/chat/say', { token: typed('token'), text: typed('lost line') });
	well(await mother.post('/nl/chat', { token, text: typed('half a line'), move: 'leave' }));
	well(await mother.post('/nl/write', { token, text: typed('goes along'), from: 'chat' }));
}

async function writesToUs(door: string, last: string): Promise<Receipt> {
	const answers = {
		story: typed('story'),
		phone: number(last),
		contactNot: typed('contact-not'),
		word: typed('word'),
		relation: 'child'
	};
	const more = {
		...answers,
		safeToTalk: 'yes',
		mayText: 'yes',
		mayCall: 'yes',
		phoneShared: 'no',
		phoneMonitored: 'none',
		safeMoments: '1-morning'
	};
	const form = await fillIn(mother, more, { door });
	const receipt = receiptOf(await send(mother, form, { door, word: typed(`word at ${door}`) }));
	expect(receipt).toBeDefined();
	return receipt!;
}

async function inTheRoom(receipt: Receipt): Promise<void> {
	const room = await mother.post('/nl/return', { ...receipt, move: 'enter' });
	const token = fieldOf(room.body, 'token')!;
	well(
		await mother.post('/nl/return', { token, move: 'send', reply: typed('reply'), danger: 'no' })
	);
	await mother.post('/nl/return', { code: receipt.code, word: typed('wrong word'), move: 'enter' });
}

async function intakeOfHers(): Promise<string> {
	const [row] =
		await superuser`SELECT i.id FROM intake i JOIN intake_message m ON m.intake_id = i.id ORDER BY m.written_at DESC LIMIT 1`;
	return String(row!['id']);
}

async function atTheDesk(id: string): Promise<void> {
	const path = `/desk/intakes/${id}`;
	const act = async (action: string, form: Record<string, string>) =>
		well(await counsellor.post(`${path}?/${action}`, form));
	await act('take', {});
	well(await counsellor.get(path));
	await act('phone', { phoneReason: typed('phone reason') });
	await act('level', { from: await levelOf(id), to: 'T1', levelReason: typed('level reason') });
	await act('level', { from: 'T1', to: 'T3', levelReason: typed('lowering reason') });
	const [look] = await superuser`SELECT id FROM second_look WHERE intake_id = ${id}`;
	well(await supervisor.post(`${path}?/look`, { look: String(look!['id']), decision: 'refuse' }));
	await act('answer', { messageId: randomUUID(), text: typed('answer'), then: 'wait' });
	well(await counsellor.post(`${path}?/compareName`, { heardName: typed('heard name') }));
	await inACrisis(`${path}/crisis`, id);
	await act('takeOn', {
		serviceType: 'family_support',
		name: typed('her name'),
		concern: typed('his name')
	});
	await onTheCase();
	const logged = {
		formId: randomUUID(),
		...(await today()),
		door: 'relative',
		language: 'nl',
		notAskable: 'on',
		story: typed('logged story')
	};
	well(
		await counsellor.post('/desk/log', {
			...logged,
			phone: number('003'),
			contactNot: typed('logged contact'),
			word: typed('logged word')
		})
	);
	await joinsAndLeaves();
}

/** What is done about somebody's safety, and who works when meanwhile. */
async function inACrisis(path: string, id: string): Promise<void> {
	const [open] = await superuser`SELECT status FROM crisis WHERE intake_id = ${id}`;
	if (!open) well(await counsellor.post(`${path}?/open`, { reason: typed('crisis reason') }));
	const step = { stepId: randomUUID(), from: String(open?.['status'] ?? 'opened'), move: 'act' };
	well(await counsellor.post(`${path}?/step`, { ...step, at: '', words: typed('crisis step') }));
	await counsellor.post(`${path}?/step`, {
		...step,
		at: typed('hour'),
		words: typed('wrong hour')
	});
	await supervisor.post('/review/roster?/absence', { staffId: typed('who'), from: typed('day') });
}

/** The call that was just logged is added to the case of before, and taken out of it again. */
async function joinsAndLeaves(): Promise<void> {
	const [row] =
		await superuser`SELECT i.id, (SELECT id FROM part ORDER BY opened_at DESC LIMIT 1) AS part
		FROM intake i WHERE i.channel = 'phone' AND i.part_id IS NULL ORDER BY i.received_at DESC LIMIT 1`;
	const [contact, part] = [String(row!['id']), String(row!['part'])];
	const link = { part, who: 'asker', linkReason: typed('link reason') };
	well(await counsellor.post(`/desk/intakes/${contact}?/joinCase`, link));
	const move = { contact, to: typed('to'), who: 'asker', 'move-reason': typed('moved') };
	await counsellor.post(`/desk/cases/${part}/contacts?/moveContact`, move);
	const leave = { contact, 'unlink-reason': typed('unlink reason') };
	well(await counsellor.post(`/desk/cases/${part}/contacts?/leaveCase`, leave));
}

async function onTheCase(): Promise<void> {
	const [row] =
		await superuser`SELECT p.id, t.id AS trajectory FROM part p JOIN trajectory t ON t.part_id = p.id ORDER BY p.opened_at DESC LIMIT 1`;
	const path = `/desk/cases/${row!['id']}`;
	const act = async (address: string, form: Record<string, string>) =>
		well(await counsellor.post(path + address, form));
	await act('?/note', { note: typed('note') });
	const [note] = await superuser`SELECT id FROM note ORDER BY written_at DESC LIMIT 1`;
	const seen = String(note!['id']);
	const correction = { seen, text: typed('corrected'), reason: typed('correction') };
	await act(`/notes/${seen}`, correction);
	await act('/print', { reason: typed('print reason') });
	well(await counsellor.post('/desk/search', { q: typed('search') }));
	await act('/plan?/show', { 'show-reason': typed('show reason') });
	const plan = {
		language: 'nl',
		sms: 'yes',
		call: 'yes',
		shared: 'no',
		monitored: 'none',
		moment: '1-morning',
		store: 'yes',
		step: 'talk'
	};
	await act('/plan?/keep', { ...plan, contactNot: typed('plan contact'), phone: number('004') });
	const { calledOn } = await today();
	const appointment = {
		kind: 'appointment',
		day: `${Number(calledOn.slice(0, 4)) + 1}${calledOn.slice(4)}`,
		minutes: '30',
		method: 'phone'
	};
	await act('/follow-ups/new', { ...appointment, hour: '03:30', words: typed('appointment') });
	const [planned] =
		await superuser`SELECT id, version FROM follow_up ORDER BY created_at DESC LIMIT 1`;
	await act(`/follow-ups/${planned!['id']}`, {
		move: 'cancel',
		reason: typed('cancel reason'),
		version: String(planned!['version'])
	});
	await counsellor.post(`${path}?/move`, {
		trajectory: String(row!['trajectory']),
		phase: typed('phase'),
		status: 'x',
		reason: typed('move reason')
	});
	await supervisor.post(`${path}?/approve`, {
		trajectory: String(row!['trajectory']),
		status: 'plan',
		reason: typed('approve reason')
	});
	await aboutTrajectory(path, String(row!['trajectory']));
	await aboutPeople(`${path}/people`, String(row!['id']));
	await aboutThePlan(`${path}/goals`, String(row!['trajectory']));
	await aboutTheRisk(`${path}/signals`, String(row!['id']));
	await anAdvice(path, String(row!['id']));
}

/** What help is for, who ordered it, in which frame, how it ends, and to whom it goes. */
async function aboutTrajectory(casePath: string, id: string): Promise<void> {
	const path = `${casePath}/trajectories/${id}`;
	const act = async (address: string, form: Record<string, string>) =>
		well(await counsellor.post(path + address, form));
	await act('?/describe', {
		...{ aimSubject: typed('aim'), aimOtherRelatives: typed('other aim') },
		...{ pathway: 'none', funding: 'other', version: '1' }
	});
	await act('?/commission', {
		...{ commission: 'asked', commissioner: typed('commissioner'), version: '0' },
		...{ municipality: typed('municipality'), number: typed('order number') }
	});
	await act('/legal', {
		...{ ground: 'explicit_consent', frames: 'remand', version: '0' },
		...{ facility: typed('facility'), visits: typed('visits') }
	});
	await superuser`UPDATE trajectory SET status = 'evaluation' WHERE id = ${id}`;
	// nothing is closed while somebody is in danger, and here somebody was
	const open = await superuser`UPDATE danger SET ended_at = now(), ended_by = ${joost.id},
		key_id = (SELECT key_id FROM person WHERE part_id = danger.part_id LIMIT 1), sealed = '\\x00' WHERE ended_at IS NULL
		AND part_id = (SELECT part_id FROM trajectory WHERE id = ${id}) RETURNING id`;
	await act('/close', {
		...{ reason: 'goals_met', why: typed('why it ends'), risk: 'low', goals: 'not-scored' },
		...{
			'goals-words': typed('goals'),
			measures: 'not-asked',
			'measures-words': typed('measures')
		},
		...{ siblings: 'not-checked', 'siblings-words': typed('siblings'), children: 'not-checked' },
		...{ 'children-words': typed('children'), handOver: 'done', handedOn: '2026-01-02' },
		...{ 'handOver-words': typed('to whom'), receiptOn: '2026-01-03', consents: 'not-reviewed' },
		...{ 'consents-words': typed('consents'), returning: 'not-told', aftercare: 'declined' },
		...{ 'returning-words': typed('returning'), retention: 'R4', lesson: 'none' }
	});
	const [asked] = await superuser`SELECT id FROM step_request WHERE trajectory_id = ${id}`;
	const back = { request: String(asked?.['id']), decision: 'back', words: typed('sent back') };
	well(await supervisor.post(`${path}?/decide`, back));
	await superuser`UPDATE danger SET ended_at = NULL, ended_by = NULL, key_id = NULL, sealed = NULL WHERE id = ANY (${open.map((one) => String(one['id']))})`;
	await superuser`UPDATE trajectory SET status = 'aftercare' WHERE id = ${id}`;
	await act('?/ask', { to: 'intake', why: typed('asked why') });
	await superuser`UPDATE trajectory SET status = 'intake' WHERE id = ${id}`;
	await supervisor.post(`/review/hand-over/${typed('leaver')}`, {
		...{ to: typed('receiver'), case: typed('case') }
	});
}

async function aboutPeople(path: string, partId: string): Promise<void> {
	const act = async (action: string, form: Record<string, string>) =>
		well(await counsellor.post(`${path}?/${action}`, form));
	const [asker] =
		await superuser`SELECT id, version FROM person WHERE part_id = ${partId} ORDER BY created_at, id LIMIT 1`;
	const texts = { fullName: typed('full name'), words: typed('about a child') };
	const ground = { ground: 'safety', groundReason: typed('ground') };
	await act('addPerson', { ...texts, ...ground, roles: 'sibling', name: typed('child') });
	const [child] =
		await superuser`SELECT id FROM person WHERE part_id = ${partId} ORDER BY created_at DESC LIMIT 1`;
	const [mine, hers] = [String(child!['id']), String(asker!['id'])];
	await act('check', { person: mine, worry: 'some', words: typed('check') });
	await act('tie', { from: mine, word: 'knows', to: hers, words: typed('tie') });
	const [tie] =
		await superuser`SELECT id FROM relation WHERE part_id = ${partId} ORDER BY made_at DESC LIMIT 1`;
	await act('cut', { tie: String(tie!['id']), cutReason: typed('cut reason') });
	const version = String(asker!['version']);
	const changed = { person: hers, version, roles: 'parent', name: typed('another name') };
	await act('changePerson', { ...changed, words: typed('about her') });
	await act('household', { members: mine, householdName: typed('household') });
	await counsellor.post(`${path}?/tie&tie=${typed('tie address')}`, { word: typed('word') });
}

/** Goals, a step, her yes and what was seen when both looked back. */
async function aboutThePlan(path: string, of: string): Promise<void> {
	const act = async (action: string, form: Record<string, string>) =>
		well(await counsellor.post(`${path}${action}`, { of, ...form }));
	const levels = Object.fromEntries(
		['minus-2', 'minus-1', '0', '1', '2'].map((name) => [`level-${name}`, typed(`level ${name}`)])
	);
	const goal = { domain: 'housing', plain: typed('goal'), ...levels };
	await act('?/goal', { ...goal, version: '0' });
	const { calledOn } = await today();
	const day = dateOf(dayNumber(calledOn) + 30);
	await act('?/addStep', { version: '1', words: typed('step'), owner: 'us', day });
	const [client] = await superuser`SELECT p.id FROM person p JOIN trajectory t USING (part_id)
		WHERE t.id = ${of} ORDER BY p.created_at, p.id LIMIT 1`;
	const yes = { person: String(client!['id']), how: 'talk', on: calledOn, reviewOn: day };
	await act('?/agreePlan', { version: '2', ...yes });
	const topics = Object.fromEntries(
		reviewTopics.flatMap((topic) => [
			[topic, 'asks-attention'],
			[`${topic}-words`, typed(`review ${topic}`)]
		])
	);
	const decided = { outcome: 'change', reason: typed('review reason'), nextOn: day };
	await act('/review', { heldOn: calledOn, present: 'counsellor', ...topics, ...decided });
	const outside = { name: typed('assessment'), doneBy: typed('assessor') };
	const external = { kind: 'external', takenOn: calledOn, ...outside };
	await act('/course', { ...external, outcome: typed('assessed') });
	await aboutTalks(act, { of, calledOn });
	await aboutInterventions(path, of);
}

/** A talk that was held, corrected afterwards, and one to which nobody came three times. */
async function aboutTalks(
	act: (action: string, form: Record<string, string>) => Promise<void>,
	{ of, calledOn }: { of: string; calledOn: string }
): Promise<void> {
	const talk = { kind: 'office', day: calledOn, hour: '00:00', minutes: '50', staff: 'counsellor' };
	const texts = (prefix: string) => ({
		...{ facts: typed(`${prefix} facts`), impressions: typed(`${prefix} impressions`) },
		...{ agreements: typed(`${prefix} agreements`), nextStep: typed(`${prefix} next`) }
	});
	const there = { outcome: 'held', others: 'school', nextKind: 'none' };
	await act('/sessions/new', { ...talk, ...there, ...texts('talk') });
	const [report] = await superuser`SELECT id FROM session WHERE trajectory_id = ${of}
		ORDER BY written_at DESC LIMIT 1`;
	const id = String(report!['id']);
	const mended = { ...talk, ...there, ...texts('mended'), seen: id, why: typed('mended why') };
	await act(`/sessions/${id}?correct`, mended);
	for (const outcome of ['no-show', 'no-show', 'no-show']) {
		await act('/sessions/new', { ...talk, outcome, facts: typed('nobody came') });
		// as if that was told days ago
		await superuser`UPDATE follow_up SET created_at = created_at - interval '3 days' WHERE reason_code LIKE 'missed-%'`;
	}
	const [task] = await superuser`SELECT f.id FROM follow_up f JOIN trajectory t USING (part_id)
		WHERE t.id = ${of} AND f.reason_code = 'missed-decide'`;
	const [row] = await superuser`SELECT part_id FROM trajectory WHERE id = ${of}`;
	const decided = { task: String(task!['id']), check: 'no', words: typed('nobody goes') };
	well(
		await supervisor.post(`/desk/cases/${String(row!['part_id'])}/goals/sessions?/decide`, decided)
	);
}

/** What was noticed, which factors play a part, and how it is judged by two. */
async function aboutTheRisk(path: string, partId: string): Promise<void> {
	const act = async (address: string, form: Record<string, string>) =>
		well(await counsellor.post(`${path}${address}`, form));
	const [about] =
		await superuser`SELECT id FROM person WHERE part_id = ${partId} ORDER BY created_at, id LIMIT 1`;
	const { calledOn } = await today();
	const whose = { personId: String(about!['id']), source: 'client' };
	const signal = { side: 'contra', fact: typed('fact'), opinion: typed('opinion') };
	await act('', { ...whose, ...signal, observedOn: calledOn });
	const [noted] = await superuser`SELECT id FROM signal WHERE part_id = ${partId}`;
	const reason = typed('what was wrong');
	const corrects = String(noted!['id']);
	await act('', { ...whose, ...signal, observedOn: calledOn, corrects, reason });
	const factor = { kind: 'driver', code: 'meaning', strength: '1', direction: 'away' };
	await act('/factors', { ...whose, ...factor, seenOn: calledOn, words: typed('factor') });
	const headings = riskHeadings.map((name) => [name, typed(`heading ${name}`)]);
	const reasoning = typed('weighing');
	await act('/risk?/judge', { ...Object.fromEntries(headings), level: 'high', reasoning });
	const [judged] = await superuser`SELECT id FROM risk_judgement WHERE part_id = ${partId}`;
	const second = { says: 'differs', secondLevel: 'low', words: typed('seen otherwise') };
	const judgement = String(judged!['id']);
	well(await supervisor.post(`${path}/risk?/second`, { ...second, judgement }));
}

/** What is offered stands open: it is of no case, so none of it is typed here. */
async function aboutInterventions(path: string, of: string): Promise<void> {
	const { calledOn } = await today();
	const [offered] =
		await superuser`INSERT INTO intervention (id, name, provider, category, audiences, region, cost,
		evidence, elements, evaluated, report, changed_at, changed_by) SELECT gen_random_uuid(), 'Weerbaar opvoeden', 'Opvoedhuis',
		'parenting_support', '{parents}', '', '', 'described', '', false, '', now(), ${joost.id} RETURNING id`;
	const chosen = { of, intervention: String(offered!['id']), startsOn: calledOn };
	well(
		await counsellor.post(`${path}/interventions?/choose`, { ...chosen, words: typed('choice') })
	);
	const [made] =
		await superuser`SELECT id FROM chosen_intervention ORDER BY chosen_at DESC LIMIT 1`;
	const ending = { of, chosen: String(made!['id']), endsOn: calledOn, outcome: 'partly' };
	well(await counsellor.post(`${path}/interventions?/end`, { ...ending, words: typed('ending') }));
}

/** What a professional asks, what she is advised, and what a second person says of it. */
async function anAdvice(casePath: string, partId: string): Promise<void> {
	const act = async (who: Visitor, address: string, form: Record<string, string>) =>
		well(await who.post(`${casePath}/advice${address}`, form));
	well(await counsellor.post(`${casePath}?/another`, { service: 'interpretation' }));
	// not about whom the worry is: she never asks for advice herself
	const [line] =
		await superuser`SELECT id, (SELECT id FROM person WHERE part_id = ${partId} ORDER BY created_at DESC LIMIT 1)
		AS person FROM trajectory WHERE part_id = ${partId} AND service_type = 'interpretation'`;
	const { calledOn } = await today();
	await act(counsellor, '', {
		...{ of: String(line!['id']), personId: String(line!['person']), askedOn: calledOn },
		...{ occupation: 'school', kind: 'signal', ground: 'safety', question: typed('question') },
		...{ organisation: typed('organisation'), seen: typed('seen'), heard: typed('heard') },
		...{ thinks: typed('thinks'), against: typed('against'), subject: typed('subject') },
		...{ groundReason: typed('advice ground'), fullName: typed('subject name') },
		...{ material: typed('material'), experts: typed('experts') }
	});
	const [one] = await superuser`SELECT id FROM advice WHERE part_id = ${partId}`;
	const address = `/${String(one!['id'])}`;
	await act(counsellor, `${address}?/draft`, {
		...{ version: '0', conclusion: 'no_extremism', answer: typed('advice') },
		agreed: typed('advice agreed')
	});
	const [draft] = await superuser`SELECT id FROM advice_draft WHERE part_id = ${partId}`;
	await act(supervisor, `${address}?/reading`, {
		...{ draft: String(draft!['id']), decision: 'agree', words: typed('second reader') }
	});
	await act(counsellor, `${address}?/handOut`, { givenOn: calledOn, how: 'phone' });
	well(await counsellor.get(`${casePath}/advice${address}/letter`));
	await act(counsellor, `${address}?/after`, {
		...{ askedOn: calledOn, used: 'yes', helped: '4', afterWords: typed('afterwards') }
	});
}

/** A conversation with her, and what stands on the other paper beside it. */
async function inAConversation(): Promise<void> {
	const alias = { places: '2', languages: 'nl', alias: typed('alias') };
	well(await counsellor.post('/desk/chats?/presence', alias));
	const her = await comesIn();
	await says(her, typed('said by her'));
	well(await counsellor.post('/desk/chats?/take', { id: her.chatId }));
	const act = async (action: string, form: Record<string, string>) =>
		well(await counsellor.post(`/desk/chats/${her.chatId}?/${action}`, form));
	await act('say', { text: typed('said by us') });
	await act('note', { note: typed('noted') });
	await act('ask', { door: typed('door'), story: typed('asked') });
	const [boss] =
		await superuser`SELECT id FROM staff WHERE role = 'supervisor' AND admitted AND disabled_at IS NULL LIMIT 1`;
	await act('offer', { to: String(boss!['id']), handover: typed('handover') });
	await act('end', {});
	await act('classify', { outcome: 'helped', summary: typed('summary') });
}

/** A call, and what is written beside it. */
async function onTheTelephone(): Promise<void> {
	const { id, sid } = await waitsOnTheLine(superuser, { from: `+31${number('007').slice(1)}` });
	well(await counsellor.post('/desk/calls?/take', { id }));
	await pressesOne(superuser, { id }, joost);
	await theySpeak({ id, sid });
	const act = async (action: string, form: Record<string, string>) =>
		counsellor.post(`/desk/calls/${id}?/${action}`, form);
	well(await act('draft', { note: typed('half noted') }));
	well(await act('note', { note: typed('noted in a call') }));
	well(await act('ask', { contactNot: typed('what not to do') }));
	well(await act('number', { numberReason: typed('why the number') }));
	await act('word', { said: typed('said in a call') });
}

async function atTheStaffPage(): Promise<void> {
	const account = {
		name: typed('colleague'),
		email: `${stem}@steunpunt.example`,
		phone: number('005'),
		role: 'counsellor'
	};
	well(await administrator.post('/staff?/add', account));
	await administrator.post('/staff?/add', { ...account, email: typed('no address') });
	const stranger = visitor(told.origin);
	await stranger.post('/sign-in?/enter', {
		email: `${stem}@elsewhere.example`,
		password: typed('password'),
		code: '000000'
	});
	await stranger.post('/sign-in/welcome?/open', { code: typed('invitation') });
}

async function byTelephone(): Promise<void> {
	const from = `+31${number('006').slice(1)}`;
	const sid = randomUUID().replaceAll('-', '');
	expect((await text(from, typed('text message'), `SM${sid}`)).status).toBe(200);
	expect((await call(from, `CA${sid}`)).status).toBe(200);
	const known = `+31${number('004').slice(1)}`;
	expect(
		(await text(known, typed('text of hers'), `SM${randomUUID().replaceAll('-', '')}`)).status
	).toBe(200);
}

/** In addresses, headers and bodies where nobody asked for it. */
async function whereItDoesNotBelong(): Promise<void> {
	const odd = encodeURIComponent(typed('address'));
	for (const path of [
		`/nl?q=${odd}`,
		`/${odd}`,
		`/nl/write?story=${odd}`,
		`/desk/cases/${odd}`,
		`/desk/intakes/${odd}?${odd}`,
		`/twilio/${odd}`
	]) {
		for (const asker of [mother, counsellor]) {
			await asker.get(path, {
				referer: `${told.origin}/${odd}`,
				'user-agent': typed('browser'),
				cookie: `odd=${stem}`
			});
			await asker.post(path, { note: typed('lost') });
		}
	}
	await mother.post(
		'/twilio/sms/inbound',
		{ Body: typed('forged') },
		{ 'x-twilio-signature': stem }
	);
	await counsellor.post('/desk/log', {
		story: `${stem}\0\ud800`,
		calledOn: typed('day'),
		calledAtHour: stem
	});
	await counsellor.post(`/desk/cases/${randomUUID()}?/note`, { note: typed('note to nobody') });
}

function well(answer: Answer): void {
	expect([200, 303], answer.body.slice(0, 300)).toContain(answer.status);
}

async function levelOf(id: string): Promise<string> {
	const [row] = await superuser`SELECT level FROM intake WHERE id = ${id}`;
	return String(row!['level']);
}

async function today() {
	const [row] =
		await superuser`SELECT to_char(door.time() AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS day,
		to_char(door.time() AT TIME ZONE 'Europe/Amsterdam', 'HH24:MI') AS hour`;
	return { calledOn: String(row!['day']), calledAtHour: String(row!['hour']) };
}
