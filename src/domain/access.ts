import type { SecondLookSubject, Subjects } from './access-subject.ts';
import type { Actor } from './actor.ts';
import { both, hasRole, type Rule } from './access-rule.ts';
import {
	asSecond,
	isInDanger,
	isNotBarred,
	isStranger,
	neverWorkedOn,
	mayReview,
	reads,
	thinksAlong,
	worksOn,
	worksOnPartOf,
	wroteThinkingAlong
} from './part-access.ts';
import { callGoesOn, isCallToTake, isInCall, leadsCall } from './call-access.ts';
import { goesOn, isAskedIn, isInChat, isToTake, leadsChat, speaksInChat } from './chat-access.ts';
import {
	cameToSupervisors,
	decidesAbout,
	goesThere,
	hasNobody,
	isOpenToSupervisors,
	readsItsPart,
	staysHome,
	worksOnItsPart
} from './visit-access.ts';
import { judgesBeside, watchesOver } from './risk-access.ts';
import { isAnother, isSelf } from './staff-access.ts';
import {
	isAtDesk,
	isAtFrontDesk,
	isFree,
	isNotProposer,
	isOnShift,
	isOnShiftInCase,
	isTaker
} from './intake-access.ts';

export type Action = keyof Subjects;
export type SubjectOf<A extends Action> = Subjects[A];

const counsellor = hasRole('counsellor');
const expert = hasRole('expert');
const supervisor = hasRole('supervisor');
const administrator = hasRole('administrator');
const privacyOfficer = hasRole('privacy_officer');
const analyst = hasRole('analyst');
const frontDesk = hasRole('front_desk');
const onCall = hasRole('on_call');

const ours = [both(counsellor, worksOn), both(supervisor, worksOn)];
const opens = [
	both(supervisor, isNotBarred),
	both(counsellor, worksOn),
	both(counsellor, reads),
	both(isOnShift, isInDanger)
];

/** Each action with its alternatives: one that holds is enough, none means no. */
const rules: { [A in Action]: readonly Rule<Subjects[A]>[] } = {
	'intake.list': [counsellor, supervisor, frontDesk, onCall],
	'intake.log-call': [counsellor, supervisor, frontDesk, onCall],
	'intake.read': [supervisor, isAtDesk(isFree), isAtDesk(isTaker)],
	'intake.open': [supervisor, isAtDesk(isTaker)],
	'intake.take': [supervisor, isAtDesk(isFree)],
	'intake.release': [supervisor, isAtDesk(isTaker)],
	'intake.decide': [both(counsellor, isTaker), both(supervisor, isTaker), isAtFrontDesk(isTaker)],
	'intake.take-on': [both(counsellor, isTaker), both(supervisor, isTaker)],
	'intake.answer': [both(supervisor, isTaker), isAtDesk(isTaker)],
	'intake.change-level': [supervisor, isAtDesk(isFree), isAtDesk(isTaker)],
	'intake.close-room': [supervisor, both(counsellor, isTaker), isAtFrontDesk(isTaker)],
	'crisis.read': [supervisor, isAtDesk(isTaker), isOnShiftInCase],
	'crisis.act': [supervisor, isAtDesk(isTaker), isOnShiftInCase],
	'crisis.evaluate': [supervisor],
	'chat.list': [counsellor, supervisor],
	'chat.read': [both(counsellor, isInChat), both(supervisor, isInChat)],
	'chat.write': [both(counsellor, speaksInChat), both(supervisor, speaksInChat)],
	'chat.take': [both(counsellor, isToTake), both(supervisor, isToTake)],
	// a supervisor by herself, a colleague when asked; a line in the conversation tells her who came in
	'chat.join': [both(supervisor, goesOn), both(counsellor, isAskedIn)],
	'chat.lead': [both(counsellor, leadsChat), both(supervisor, leadsChat)],
	'call.list': [counsellor, supervisor],
	'call.read': [both(counsellor, isInCall), both(supervisor, isInCall)],
	'call.take': [both(counsellor, isCallToTake), both(supervisor, isCallToTake)],
	// never in secret: her telephone stands among those who take part, on every screen
	'call.join': [both(supervisor, callGoesOn)],
	'call.lead': [both(counsellor, leadsCall), both(supervisor, leadsCall)],
	// whom, is asked of the contact or of the case
	'call.place': [counsellor, supervisor],
	'call.shut': [supervisor],
	'part.view': opens,
	'part.read-story': [...opens, both(expert, thinksAlong)],
	'part.write': ours,
	'part.write-note': [...ours, both(expert, thinksAlong)],
	'part.correct-note': [
		both(counsellor, worksOnPartOf),
		both(supervisor, worksOnPartOf),
		both(expert, wroteThinkingAlong)
	],
	'part.plan': ours,
	'part.consent': ours,
	'part.allow-number': [both(supervisor, isNotBarred)],
	'part.follow-up': ours,
	'part.trajectory': ours,
	// four eyes: whoever works on the case, or did, approves nothing in it
	'part.approve-move': [both(supervisor, neverWorkedOn)],
	// whether somebody goes to look where nobody is reached any longer
	'part.decide-missed': [both(supervisor, isNotBarred)],
	'part.legal-frame': ours,
	'part.print': [both(supervisor, isNotBarred), both(counsellor, worksOn)],
	'part.show-number': [
		both(supervisor, isNotBarred),
		both(counsellor, worksOn),
		both(isOnShift, isInDanger)
	],
	'part.move-contact': [both(counsellor, worksOn), both(supervisor, isNotBarred)],
	'part.say-same': [both(counsellor, worksOn), both(supervisor, isNotBarred)],
	'part.declare-conflict': [...opens, both(expert, thinksAlong)],
	'part.break-glass': [both(counsellor, isStranger)],
	'part.assign': [both(supervisor, isNotBarred)],
	'part.invite': [both(supervisor, isNotBarred)],
	'risk.second': [both(supervisor, watchesOver), both(counsellor, judgesBeside)],
	'visit.list': [counsellor, supervisor],
	'visit.view': [
		both(supervisor, isOpenToSupervisors),
		both(counsellor, readsItsPart),
		both(counsellor, goesThere)
	],
	'visit.act': [both(counsellor, goesThere), both(supervisor, goesThere)],
	'visit.see-address': [
		both(counsellor, worksOnItsPart),
		both(supervisor, worksOnItsPart),
		both(counsellor, goesThere),
		both(supervisor, goesThere),
		both(supervisor, cameToSupervisors)
	],
	'visit.agree': [both(supervisor, staysHome)],
	'visit.decide': [both(supervisor, decidesAbout)],
	'visit.send': [both(supervisor, hasNobody)],
	'case.list': [counsellor, supervisor, expert],
	// nobody: a list holds one's own; a supervisor has the others on her overview
	'case.list-all': [],
	'case.search': [counsellor, supervisor],
	'case.view': [both(supervisor, isNotBarred)],
	'case.join': [both(supervisor, isNotBarred)],
	'danger.decide': [both(supervisor, isNotBarred)],
	// four eyes: help could be stopped by the same one after that
	'danger.end': [both(supervisor, neverWorkedOn)],
	// nor that colleagues are not told; passing on waits for nobody
	'danger.keep': [both(supervisor, neverWorkedOn)],
	'glass.review': [both(supervisor, mayReview)],
	'second-look.decide': [both(supervisor, isNotProposer), both(counsellor, isSecondReader)],
	'lesson.list': [counsellor, supervisor],
	'advice.list': [counsellor, supervisor, expert],
	'advice.read-second': [
		both(counsellor, asSecond(worksOn)),
		both(supervisor, asSecond(isNotBarred)),
		both(expert, asSecond(thinksAlong))
	],
	'intervention.list': [counsellor, supervisor],
	'intervention.keep': [supervisor],
	'review.view': [supervisor],
	'roster.view': [counsellor, supervisor, frontDesk, onCall],
	'roster.plan': [supervisor],
	'privacy.view': [privacyOfficer],
	'part.log': [privacyOfficer],
	'figures.view': [analyst],
	'duty.switch': [both(counsellor, isSelf), both(onCall, isSelf)],
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

function isSecondReader(actor: Actor, look: SecondLookSubject): boolean {
	return isNotProposer(actor, look) && may(actor, 'intake.read', look.intake);
}
