import type {
	GlassSubject,
	IntakeSubject,
	NoteSubject,
	PartSubject,
	SecondLookSubject,
	StaffSubject
} from './access-subject.ts';
import type { Actor, Role } from './actor.ts';

interface Subjects {
	'intake.list': undefined;
	'intake.log-call': undefined;
	'intake.read': IntakeSubject;
	'intake.take': IntakeSubject;
	'intake.release': IntakeSubject;
	'intake.decide': IntakeSubject;
	'intake.answer': IntakeSubject;
	'intake.change-level': IntakeSubject;
	'intake.close-room': IntakeSubject;
	'part.view': PartSubject;
	'part.read-story': PartSubject;
	'part.write': PartSubject;
	'part.write-note': PartSubject;
	'part.correct-note': NoteSubject;
	'part.plan': PartSubject;
	'part.consent': PartSubject;
	'part.allow-number': PartSubject;
	'part.follow-up': PartSubject;
	'part.trajectory': PartSubject;
	'part.print': PartSubject;
	'part.show-number': PartSubject;
	'part.move-contact': PartSubject;
	'part.say-same': PartSubject;
	'part.declare-conflict': PartSubject;
	'part.break-glass': PartSubject;
	'part.assign': PartSubject;
	'part.invite': PartSubject;
	'case.list': undefined;
	'case.search': undefined;
	'case.view': PartSubject;
	'case.join': PartSubject;
	'danger.decide': PartSubject;
	'glass.review': GlassSubject;
	'second-look.decide': SecondLookSubject;
	'review.view': undefined;
	'privacy.view': undefined;
	'part.log': undefined;
	'figures.view': undefined;
	'duty.switch': StaffSubject;
	'staff.list': undefined;
	'staff.add': undefined;
	'staff.change': StaffSubject;
	'staff.disable': StaffSubject;
	'staff.vouch': StaffSubject;
}
export type Action = keyof Subjects;
export type SubjectOf<A extends Action> = Subjects[A];
type Rule<Subject> = (actor: Actor, subject: Subject) => boolean;

const counsellor = hasRole('counsellor');
const expert = hasRole('expert');
const supervisor = hasRole('supervisor');
const administrator = hasRole('administrator');
const privacyOfficer = hasRole('privacy_officer');
const analyst = hasRole('analyst');

/** Each action with its alternatives: one that holds is enough, none means no. */
const rules: { [A in Action]: readonly Rule<Subjects[A]>[] } = {
	'intake.list': [counsellor, supervisor],
	'intake.log-call': [counsellor, supervisor],
	'intake.read': [supervisor, both(counsellor, isFree), both(counsellor, isTaker)],
	'intake.take': [supervisor, both(counsellor, isFree)],
	'intake.release': [supervisor, both(counsellor, isTaker)],
	'intake.decide': [both(counsellor, isTaker), both(supervisor, isTaker)],
	'intake.answer': [both(counsellor, isTaker), both(supervisor, isTaker)],
	'intake.change-level': [supervisor, both(counsellor, isFree), both(counsellor, isTaker)],
	'intake.close-room': [supervisor, both(counsellor, isTaker)],
	'part.view': [both(supervisor, isNotBarred), both(counsellor, worksOn), both(counsellor, reads)],
	'part.read-story': [
		both(supervisor, isNotBarred),
		both(counsellor, worksOn),
		both(counsellor, reads),
		both(expert, thinksAlong)
	],
	'part.write': [both(counsellor, worksOn), both(supervisor, worksOn)],
	'part.write-note': [
		both(counsellor, worksOn),
		both(supervisor, worksOn),
		both(expert, thinksAlong)
	],
	'part.correct-note': [
		both(counsellor, worksOnPartOf),
		both(supervisor, worksOnPartOf),
		both(expert, wroteThinkingAlong)
	],
	'part.plan': [both(counsellor, worksOn), both(supervisor, worksOn)],
	'part.consent': [both(counsellor, worksOn), both(supervisor, worksOn)],
	'part.allow-number': [both(supervisor, isNotBarred)],
	'part.follow-up': [both(counsellor, worksOn), both(supervisor, worksOn)],
	'part.trajectory': [both(counsellor, worksOn), both(supervisor, worksOn)],
	'part.print': [both(supervisor, isNotBarred), both(counsellor, worksOn)],
	'part.show-number': [both(supervisor, isNotBarred), both(counsellor, worksOn)],
	'part.move-contact': [both(counsellor, worksOn), both(supervisor, isNotBarred)],
	'part.say-same': [both(counsellor, worksOn), both(supervisor, isNotBarred)],
	'part.declare-conflict': [
		both(supervisor, isNotBarred),
		both(counsellor, worksOn),
		both(counsellor, reads),
		both(expert, thinksAlong)
	],
	'part.break-glass': [both(counsellor, isStranger)],
	'part.assign': [both(supervisor, isNotBarred)],
	'part.invite': [both(supervisor, isNotBarred)],
	'case.list': [counsellor, supervisor, expert],
	'case.search': [counsellor, supervisor],
	'case.view': [both(supervisor, isNotBarred)],
	'case.join': [both(supervisor, isNotBarred)],
	'danger.decide': [both(supervisor, isNotBarred)],
	'glass.review': [both(supervisor, mayReview)],
	'second-look.decide': [both(supervisor, isNotProposer), both(counsellor, isSecondReader)],
	'review.view': [supervisor],
	'privacy.view': [privacyOfficer],
	'part.log': [privacyOfficer],
	'figures.view': [analyst],
	'duty.switch': [both(counsellor, isSelf)],
	'staff.list': [administrator],
	'staff.add': [administrator],
	'staff.change': [both(administrator, isAnother)],
	'staff.disable': [both(administrator, isAnother)],
	'staff.vouch': [both(supervisor, isAnother)]
};

export const actions = Object.keys(rules) as Action[];

/** Whether this actor may do this to this subject. What no alternative allows is refused. */
export function may<A extends Action>(actor: Actor, action: A, subject: SubjectOf<A>): boolean {
	if (!Object.hasOwn(rules, action)) return false;
	return rules[action].some((rule) => rule(actor, subject));
}

function hasRole(role: Role): (actor: Actor) => boolean {
	return (actor) => actor.role === role;
}

function both<Subject>(one: (actor: Actor) => boolean, other: Rule<Subject>): Rule<Subject> {
	return (actor, subject) => one(actor) && other(actor, subject);
}

function isFree(_actor: Actor, intake: IntakeSubject): boolean {
	return intake.takenBy === undefined;
}

function isTaker(actor: Actor, intake: IntakeSubject): boolean {
	return intake.takenBy === actor.id;
}

function isNotBarred(actor: Actor, { barredIds = [] }: PartSubject): boolean {
	return !barredIds.includes(actor.id);
}

function worksOn(actor: Actor, part: PartSubject): boolean {
	return part.counsellorIds.includes(actor.id) && isNotBarred(actor, part);
}

function reads(actor: Actor, part: PartSubject): boolean {
	return (part.readerIds ?? []).includes(actor.id) && isNotBarred(actor, part);
}

function thinksAlong(actor: Actor, part: PartSubject): boolean {
	return (part.expertIds ?? []).includes(actor.id) && isNotBarred(actor, part);
}

function worksOnPartOf(actor: Actor, { part }: NoteSubject): boolean {
	return worksOn(actor, part);
}

function wroteThinkingAlong(actor: Actor, { writtenBy, part }: NoteSubject): boolean {
	return writtenBy === actor.id && thinksAlong(actor, part);
}

function isStranger(actor: Actor, part: PartSubject): boolean {
	return !part.counsellorIds.includes(actor.id) && isNotBarred(actor, part);
}

function mayReview(actor: Actor, { brokenBy, part }: GlassSubject): boolean {
	return brokenBy !== actor.id && isNotBarred(actor, part);
}

function isNotProposer(actor: Actor, look: SecondLookSubject): boolean {
	return look.proposedBy !== actor.id;
}

function isSecondReader(actor: Actor, look: SecondLookSubject): boolean {
	return isNotProposer(actor, look) && may(actor, 'intake.read', look.intake);
}

function isSelf(actor: Actor, staff: StaffSubject): boolean {
	return staff.id === actor.id;
}

function isAnother(actor: Actor, staff: StaffSubject): boolean {
	return staff.id !== actor.id;
}
