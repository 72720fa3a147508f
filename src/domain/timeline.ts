import { eventKinds, type EventKind } from './event.ts';

/** What the timeline of a case can be narrowed to. */
export const timelineShows = [
	'contacts',
	'decisions',
	'notes',
	'appointments',
	'texts',
	'readings'
] as const;
export type TimelineShow = (typeof timelineShows)[number];

/** Said by the thing itself (a note, a message), or no news about her: told among the readings only, or not at all. */
export const quietKinds: readonly EventKind[] = [
	'part.read',
	'part.reading-refused',
	'part.log-read',
	'intake.opened',
	'intake.opening-refused',
	'person.added',
	'note.written',
	// told when somebody says yes to it
	'trajectory.plan-written',
	'intake.answered',
	'intake.written-back',
	'room.answer-read',
	'notification.planned',
	// a conversation is told by its beginning and its end
	'chat.said',
	'chat.noted',
	'chat.asked',
	'chat.rated',
	'chat.opening-refused',
	// it comes back by itself, and stands with what is planned
	'rhythm.laid',
	'frame.shown',
	'call.waits',
	'call.taken',
	'call.begun',
	'call.ended',
	'call.opened',
	'call.asked-in',
	'call.noted',
	'call.asked',
	'call.opening-refused',
	// nobody who looks over a shoulder may read that the duress word was said
	'danger.raised',
	// the part says it too, with the reason
	'intake.linked',
	'intake.unlinked'
];

const readings: readonly EventKind[] = [
	'part.read',
	'part.reading-refused',
	'part.log-read',
	'intake.opened',
	'intake.opening-refused',
	'chat.opening-refused',
	'call.opened',
	'call.opening-refused',
	'phone.shown',
	'frame.shown',
	'case.printed',
	'room.opened',
	'room.opening-refused',
	'room.answer-read'
];
const contacts: readonly EventKind[] = [
	'intake.received',
	'intake.call-received',
	'intake.call-logged',
	'intake.reopened',
	'text.received',
	'call.told',
	'call.missed',
	'session.written',
	'session.not-there'
];

/** The kinds of events to tell; the notes and messages beside them are things of their own. */
export function kindsOf(show?: TimelineShow): EventKind[] {
	if (show === 'readings') return [...readings];
	const told = eventKinds.filter((kind) => !quietKinds.includes(kind));
	return show ? told.filter((kind) => showsOf(kind).includes(show)) : told;
}

// a text that came in is a contact too
function showsOf(kind: EventKind): TimelineShow[] {
	if (/^(follow-up|task|visit)[.]/.test(kind)) return ['appointments'];
	const isText = /^(notification|text)[.]/.test(kind);
	if (isText || contacts.includes(kind)) {
		return [
			...(isText ? (['texts'] as const) : []),
			...(contacts.includes(kind) ? (['contacts'] as const) : [])
		];
	}
	if (kind.startsWith('note.')) return ['notes'];
	return readings.includes(kind) ? ['readings'] : ['decisions'];
}
