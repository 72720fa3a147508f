import type { CallSubject } from './call-access.ts';
import type { ChatSubject } from './chat-access.ts';
import type { IntakeSubject } from './intake-access.ts';

/** A person's part of a case: who works on it, who reads it in need, and to whom a conflict of interest shuts it. */
export interface PartSubject {
	counsellorIds: readonly string[];
	/** Who works or worked on it, or on another part that stands or stood in one case with it; supervisors alone know. */
	everWorkedIds?: readonly string[];
	/** Who was asked to think along. */
	expertIds?: readonly string[];
	/** Who broke the glass, while it is open. */
	readerIds?: readonly string[];
	/** Who declared a conflict in any part about the same people. */
	barredIds?: readonly string[];
	/** A danger in it is not over. */
	isInDanger?: boolean;
}
/** Glass that was broken: by whom, and in which part. */
export interface GlassSubject {
	brokenBy: string;
	part: PartSubject;
}
/** A note: who wrote it, and in which part. */
export interface NoteSubject {
	writtenBy: string;
	part: PartSubject;
}
/** A draft of an advice: who wrote it, and in which part. */
export interface DraftSubject {
	writtenBy: string;
	part: PartSubject;
}
/** Something that waits for a second person: who proposed it, and about which intake. */
export interface SecondLookSubject {
	proposedBy: string;
	intake: IntakeSubject;
}
/** A judgement that asks for somebody else: who made it, and in which part. */
export interface RiskSubject {
	judgedBy: string;
	part: PartSubject;
}
/** Who goes, who is the second person, in which part, and whether it stands with the supervisors. */
export interface VisitSubject {
	goes: string;
	second?: string | null;
	isWithSupervisors: boolean;
	/** A task asks whether the police are called. */
	asksDecision: boolean;
	/** Whoever would go no longer works on the case. */
	nobodyGoes: boolean;
	part: PartSubject;
}
export interface StaffSubject {
	id: string;
}

/** Each action and what it is done to. */
export interface Subjects {
	'intake.list': undefined;
	'intake.log-call': undefined;
	'intake.read': IntakeSubject;
	'intake.open': IntakeSubject;
	'intake.take': IntakeSubject;
	'intake.release': IntakeSubject;
	'intake.decide': IntakeSubject;
	'intake.take-on': IntakeSubject;
	'intake.answer': IntakeSubject;
	'intake.change-level': IntakeSubject;
	'intake.close-room': IntakeSubject;
	'crisis.read': IntakeSubject;
	'crisis.act': IntakeSubject;
	'crisis.evaluate': IntakeSubject;
	'chat.list': undefined;
	'chat.read': ChatSubject;
	'chat.write': ChatSubject;
	'chat.take': ChatSubject;
	'chat.join': ChatSubject;
	'chat.lead': ChatSubject;
	'call.list': undefined;
	'call.read': CallSubject;
	'call.take': CallSubject;
	'call.join': CallSubject;
	'call.lead': CallSubject;
	'call.place': undefined;
	'call.shut': undefined;
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
	'part.approve-move': PartSubject;
	'part.decide-missed': PartSubject;
	'part.legal-frame': PartSubject;
	'part.print': PartSubject;
	'part.show-number': PartSubject;
	'part.move-contact': PartSubject;
	'part.say-same': PartSubject;
	'part.declare-conflict': PartSubject;
	'part.break-glass': PartSubject;
	'part.assign': PartSubject;
	'part.invite': PartSubject;
	'risk.second': RiskSubject;
	'visit.list': undefined;
	'visit.view': VisitSubject;
	'visit.act': VisitSubject;
	'visit.see-address': VisitSubject;
	'visit.agree': VisitSubject;
	'visit.decide': VisitSubject;
	'visit.send': VisitSubject;
	'case.list': undefined;
	'case.list-all': undefined;
	'case.search': undefined;
	'case.view': PartSubject;
	'case.join': PartSubject;
	'danger.decide': PartSubject;
	'danger.end': PartSubject;
	'danger.keep': PartSubject;
	'glass.review': GlassSubject;
	'second-look.decide': SecondLookSubject;
	'lesson.list': undefined;
	'advice.list': undefined;
	'advice.read-second': DraftSubject;
	'intervention.list': undefined;
	'intervention.keep': undefined;
	'review.view': undefined;
	'roster.view': undefined;
	'roster.plan': undefined;
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
