import { randomUUID } from 'node:crypto';
import { riskQuestions } from '#domain/visit.ts';
import type { Desk } from './desk-scene.ts';

/** Who asks: nobody, the counsellor whose desk it is, another counsellor, and somebody of each other role. */
export const roles = [
	'nobody',
	'owner',
	'stranger',
	'supervisor',
	'administrator',
	'front_desk',
	'expert',
	'on_call',
	'privacy_officer',
	'analyst'
] as const;
export type Role = (typeof roles)[number];
export type Place = Desk & { free: string; missing: string; chat: string; call: string };
export interface Line {
	/** Its address on the desk of the owner. */
	path: (place: Place) => string;
	/** What each role gets, in the order of `roles`; of an action with an empty form. */
	page?: string;
	methods?: Record<string, string>;
	actions?: Record<string, string>;
	/** Which of the ids in the address is somebody's. */
	owned?:
		| 'trajectory'
		| 'case'
		| 'intake'
		| 'followUp'
		| 'visit'
		| 'note'
		| 'session'
		| 'advice'
		| 'chat'
		| 'call';
}

export const everybody = (status: number) => roles.map(() => status).join(' ');
export const supervised = '303 200 404 200 404 404 404 404 404 404';
export const ofCase = '401 422 404 404 404 404 404 404 404 404';
export const ofIntake = '401 422 404 422 404 404 404 404 404 404';
const ofTalk = (owner: number) => `401 ${owner} 404 404 404 404 404 404 404 404`;
export const signedInGoesHome = '422 303 303 303 303 303 303 303 303 303';

/** The one table: a route, an action or a method that is not here fails, and so does a line without a route. */
export const table: Record<string, Line> = {
	'/(help-seeker)': { path: () => '/', methods: { GET: everybody(303) } },
	'/(help-seeker)/weg': {
		path: () => '/weg',
		methods: { GET: everybody(303), POST: everybody(200) }
	},
	'/(help-seeker)/[lang=language]': { path: () => '/nl', page: everybody(200) },
	'/(help-seeker)/[lang=language]/write': {
		path: () => '/nl/write',
		page: everybody(200),
		actions: { default: everybody(200) }
	},
	'/(help-seeker)/[lang=language]/return': {
		path: () => '/nl/return',
		page: everybody(200),
		actions: { default: everybody(422) }
	},
	'/(help-seeker)/[lang=language]/chat': {
		path: () => '/nl/chat',
		page: everybody(200),
		actions: { default: everybody(200) }
	},
	'/(help-seeker)/[lang=language]/chat/lines': {
		path: () => '/nl/chat/lines',
		page: everybody(200)
	},
	'/(help-seeker)/[lang=language]/chat/feed': {
		path: () => '/nl/chat/feed',
		methods: { POST: everybody(401) }
	},
	'/(help-seeker)/[lang=language]/chat/say': {
		path: () => '/nl/chat/say',
		methods: { POST: everybody(401) }
	},
	'/(machine)/health': { path: () => '/health', methods: { GET: everybody(200) } },
	'/(machine)/ready': { path: () => '/ready', methods: { GET: everybody(200) } },
	'/(machine)/twilio/sms/inbound': {
		path: () => '/twilio/sms/inbound',
		methods: { POST: everybody(403) }
	},
	'/(machine)/twilio/sms/status': {
		path: () => '/twilio/sms/status',
		methods: { POST: everybody(403) }
	},
	'/(machine)/twilio/events': {
		path: () => '/twilio/events',
		methods: { POST: everybody(415) }
	},
	'/(machine)/twilio/voice/[part]': {
		path: () => '/twilio/voice/inbound',
		methods: { POST: everybody(403) }
	},
	'/(machine)/twilio/voice/page': {
		path: () => '/twilio/voice/page',
		methods: { POST: everybody(403) }
	},
	'/(machine)/twilio/voice/page/key': {
		path: () => '/twilio/voice/page/key',
		methods: { POST: everybody(403) }
	},
	'/(machine)/twilio/voice/page/status': {
		path: () => '/twilio/voice/page/status',
		methods: { POST: everybody(403) }
	},
	'/(staff-door)/sign-in': {
		path: () => '/sign-in',
		page: '200 303 303 303 303 303 303 303 303 303',
		actions: { enter: signedInGoesHome, demo: signedInGoesHome, language: everybody(303) }
	},
	'/(staff-door)/sign-in/waiting': { path: () => '/sign-in/waiting', page: everybody(200) },
	'/(staff-door)/sign-in/welcome': {
		path: () => '/sign-in/welcome',
		page: everybody(200),
		actions: { open: everybody(422), activate: everybody(422) }
	},
	// only the hook asks for it
	'/(staff-door)/refused': { path: () => '/refused', page: everybody(404) },
	'/(staff-door)/sign-out': { path: () => '/sign-out', methods: { POST: everybody(303) } },
	'/(demo)/demo': {
		path: () => '/demo',
		page: everybody(404),
		actions: Object.fromEntries(
			['report', 'reply', 'text', 'call', 'clock'].map((name) => [name, everybody(404)])
		)
	},
	'/(demo)/demo/telephone': {
		path: () => '/demo/telephone',
		page: everybody(404),
		actions: Object.fromEntries(
			['dial', 'press', 'hangUp', 'answer', 'decline', 'voicemail', 'open'].map((name) => [
				name,
				everybody(404)
			])
		)
	},
	'/(demo)/demo/telephone/exchange': {
		path: () => '/demo/telephone/exchange',
		methods: { POST: everybody(404) }
	},
	'/(desk)/desk/(inbox)': {
		path: () => '/desk',
		// an expert has cases and no inbox: she is led to them
		page: '303 200 200 200 404 200 303 200 404 404',
		actions: { take: '401 404 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases': {
		path: () => '/desk/cases',
		page: '303 200 200 200 404 404 200 404 404 404'
	},
	'/(desk)/desk/(case)/cases/[id]': {
		path: (place) => `/desk/cases/${place.case}`,
		owned: 'case',
		page: supervised,
		actions: {
			note: ofCase,
			answer: '401 404 404 404 404 404 404 404 404 404',
			move: '401 404 404 404 404 404 404 404 404 404',
			approve: '401 404 404 404 404 404 404 404 404 404',
			another: ofCase
		}
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/trajectories/[trajectory]': {
		path: (place) => `/desk/cases/${place.case}/trajectories/${place.trajectory}`,
		owned: 'trajectory',
		page: supervised,
		actions: {
			move: ofCase,
			approve: '401 404 404 422 404 404 404 404 404 404',
			describe: ofCase,
			commission: ofCase,
			ask: ofCase,
			decide: '401 404 404 422 404 404 404 404 404 404',
			withdraw: ofCase
		}
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/trajectories/[trajectory]/close': {
		path: (place) => `/desk/cases/${place.case}/trajectories/${place.trajectory}/close`,
		owned: 'trajectory',
		page: '303 200 404 404 404 404 404 404 404 404',
		actions: { default: ofCase }
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/trajectories/[trajectory]/legal': {
		path: (place) => `/desk/cases/${place.case}/trajectories/${place.trajectory}/legal`,
		owned: 'trajectory',
		page: '303 200 404 404 404 404 404 404 404 404',
		actions: { default: ofCase }
	},
	'/(desk)/desk/(counsellor)/lessons': {
		path: () => '/desk/lessons',
		page: '303 200 200 200 404 404 404 404 404 404'
	},
	'/(desk)/desk/(counsellor)/handed-over': {
		path: () => '/desk/handed-over',
		page: '303 200 200 200 404 404 404 404 404 404',
		actions: { default: '401 303 303 303 404 404 404 404 404 404' }
	},
	'/(supervisor)/review/hand-over/[staff]': {
		path: (place) => `/review/hand-over/${place.counsellor}`,
		page: '303 404 404 200 404 404 404 404 404 404',
		actions: { default: '401 404 404 422 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/notes/[note]': {
		path: (place) => `/desk/cases/${place.case}/notes/${place.note}`,
		owned: 'note',
		page: supervised,
		actions: { default: '401 409 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/print': {
		path: (place) => `/desk/cases/${place.case}/print`,
		owned: 'case',
		page: supervised,
		actions: { default: ofIntake }
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/contacts': {
		path: (place) => `/desk/cases/${place.case}/contacts`,
		owned: 'case',
		page: supervised,
		actions: {
			leaveCase: '401 404 404 404 404 404 404 404 404 404',
			moveContact: '401 404 404 404 404 404 404 404 404 404',
			samePerson: '401 404 404 404 404 404 404 404 404 404',
			notSame: '401 404 404 404 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/plan': {
		path: (place) => `/desk/cases/${place.case}/plan`,
		owned: 'case',
		page: supervised,
		actions: {
			keep: ofIntake,
			withdraw: ofIntake,
			show: ofIntake,
			check: ofCase,
			call: '401 404 404 404 404 404 404 404 404 404',
			allow: '401 404 404 422 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/plan/[version]': {
		path: (place) => `/desk/cases/${place.case}/plan/1`,
		owned: 'case',
		page: supervised
	},
	'/(desk)/desk/(case)/cases/[id]/people': {
		path: (place) => `/desk/cases/${place.case}/people`,
		owned: 'case',
		page: supervised,
		actions: {
			addPerson: ofCase,
			changePerson: '401 404 404 404 404 404 404 404 404 404',
			tie: ofIntake,
			cut: '401 404 404 404 404 404 404 404 404 404',
			household: ofCase,
			check: ofIntake
		}
	},
	'/(desk)/desk/(case)/cases/[id]/goals': {
		path: (place) => `/desk/cases/${place.case}/goals`,
		owned: 'case',
		page: supervised,
		actions: {
			goal: ofIntake,
			dropGoal: '401 404 404 404 404 404 404 404 404 404',
			addStep: ofIntake,
			dropStep: '401 404 404 404 404 404 404 404 404 404',
			agreePlan: '401 404 404 404 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(case)/cases/[id]/goals/review': {
		path: (place) => `/desk/cases/${place.case}/goals/review`,
		owned: 'case',
		page: '303 200 404 404 404 404 404 404 404 404',
		actions: { default: '401 404 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/goals/course': {
		path: (place) => `/desk/cases/${place.case}/goals/course`,
		owned: 'case',
		page: supervised,
		actions: { default: '401 404 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/goals/sessions': {
		path: (place) => `/desk/cases/${place.case}/goals/sessions`,
		owned: 'case',
		page: supervised,
		actions: { decide: '401 404 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/goals/sessions/new': {
		path: (place) => `/desk/cases/${place.case}/goals/sessions/new`,
		owned: 'case',
		page: '303 200 404 404 404 404 404 404 404 404',
		actions: { default: '401 404 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/goals/sessions/[session]': {
		path: (place) => `/desk/cases/${place.case}/goals/sessions/${place.session}`,
		owned: 'session',
		page: supervised,
		// nobody corrects a version she did not see
		actions: { default: '401 409 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/goals/interventions': {
		path: (place) => `/desk/cases/${place.case}/goals/interventions`,
		owned: 'case',
		page: supervised,
		actions: {
			choose: '401 404 404 404 404 404 404 404 404 404',
			end: '401 404 404 404 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(case)/cases/[id]/advice': {
		path: (place) => `/desk/cases/${place.case}/advice`,
		owned: 'case',
		page: supervised,
		actions: { default: '401 404 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/advice/[advice]': {
		path: (place) => `/desk/cases/${place.case}/advice/${place.advice}`,
		owned: 'advice',
		page: supervised,
		actions: { draft: ofCase, reading: ofIntake, handOut: ofCase, after: ofCase }
	},
	'/(desk)/desk/(case)/cases/[id]/advice/[advice]/letter': {
		path: (place) => `/desk/cases/${place.case}/advice/${place.advice}/letter`,
		owned: 'advice',
		page: supervised
	},
	'/(desk)/desk/(case)/cases/[id]/printed': {
		path: (place) => `/desk/cases/${place.case}/printed`,
		// an empty body says nothing to anybody
		methods: { POST: '401 400 400 400 404 404 400 400 404 404' }
	},
	'/(desk)/desk/(case)/second-reading': {
		path: () => '/desk/second-reading',
		page: '303 200 200 200 404 404 200 404 404 404'
	},
	'/(desk)/desk/(counsellor)/interventions': {
		path: () => '/desk/interventions',
		page: '303 200 200 200 404 404 404 404 404 404',
		actions: { default: '401 404 404 422 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/goals/copy': {
		path: (place) => `/desk/cases/${place.case}/goals/copy`,
		owned: 'case',
		page: supervised
	},
	'/(desk)/desk/(case)/cases/[id]/signals': {
		path: (place) => `/desk/cases/${place.case}/signals`,
		owned: 'case',
		page: supervised,
		actions: { default: ofCase }
	},
	'/(desk)/desk/(case)/cases/[id]/signals/factors': {
		path: (place) => `/desk/cases/${place.case}/signals/factors`,
		owned: 'case',
		page: supervised,
		actions: { default: ofCase }
	},
	'/(desk)/desk/(case)/cases/[id]/signals/risk': {
		path: (place) => `/desk/cases/${place.case}/signals/risk`,
		owned: 'case',
		page: supervised,
		actions: { judge: ofCase, second: '401 404 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/consents': {
		path: (place) => `/desk/cases/${place.case}/consents`,
		owned: 'case',
		page: supervised,
		actions: { give: ofIntake, share: ofIntake, withdraw: ofIntake, informed: ofCase }
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/follow-ups/new': {
		path: (place) => `/desk/cases/${place.case}/follow-ups/new`,
		owned: 'case',
		page: supervised,
		actions: { default: ofIntake }
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/follow-ups/[followUp]': {
		path: (place) => `/desk/cases/${place.case}/follow-ups/${place.followUp}`,
		owned: 'followUp',
		page: supervised,
		actions: { default: ofIntake }
	},
	'/(desk)/desk/(case)/cases/[id]/(contact)/follow-ups/[followUp]/visit': {
		path: (place) => `/desk/cases/${place.case}/follow-ups/${place.visit}/visit`,
		owned: 'visit',
		page: '303 200 404 404 404 404 404 404 404 404',
		actions: { default: ofCase }
	},
	'/(desk)/desk/(counsellor)/visits': {
		path: () => '/desk/visits',
		page: '303 200 200 200 404 404 404 404 404 404'
	},
	'/(desk)/desk/(counsellor)/visits/[visit]': {
		path: (place) => `/desk/visits/${place.visit}`,
		owned: 'visit',
		page: supervised,
		actions: {
			act: '401 404 404 404 404 404 404 404 404 404',
			address: '401 200 404 404 404 404 404 404 404 404',
			agree: '401 404 404 422 404 404 404 404 404 404',
			send: '401 404 404 404 404 404 404 404 404 404',
			decide: '401 404 404 404 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(inbox)/intakes/[id]': {
		path: (place) => `/desk/intakes/${place.intake}`,
		owned: 'intake',
		page: supervised,
		actions: {
			take: '401 404 404 404 404 404 404 404 404 404',
			release: ofIntake,
			level: ofIntake,
			look: ofIntake,
			answer: ofIntake,
			refer: ofIntake,
			close: ofCase,
			callback: ofIntake,
			place: ofIntake,
			phone: ofCase,
			room: '401 303 404 422 404 404 404 404 404 404',
			takeOn: ofIntake,
			joinCase: ofIntake,
			compareName: ofIntake
		}
	},
	'/(desk)/desk/(inbox)/intakes/[id]/crisis': {
		path: (place) => `/desk/intakes/${place.intake}/crisis`,
		owned: 'intake',
		page: supervised,
		actions: { open: ofIntake, step: ofIntake }
	},
	'/(desk)/desk/(inbox)/roster': {
		path: () => '/desk/roster',
		page: '303 200 200 200 404 200 404 200 404 404'
	},
	'/(desk)/desk/(case)/cases/[id]/conflict': {
		path: (place) => `/desk/cases/${place.case}/conflict`,
		owned: 'case',
		page: supervised,
		actions: { default: '401 422 404 422 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(counsellor)/glass': {
		path: () => '/desk/glass',
		page: '303 200 200 200 404 404 404 404 404 404',
		actions: {
			break: '401 422 422 422 404 404 404 404 404 404',
			end: '401 303 303 303 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(inbox)/duty': {
		path: () => '/desk/duty',
		page: '303 303 303 303 404 303 404 303 404 404',
		actions: { default: '401 303 303 404 404 404 404 303 404 404' }
	},
	'/(desk)/desk/(counsellor)/jump': {
		path: () => '/desk/jump',
		methods: { GET: '303 200 200 200 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(inbox)/keys': {
		path: () => '/desk/keys',
		page: '303 303 303 303 404 303 404 303 404 404',
		actions: { default: '401 303 303 303 404 303 404 303 404 404' }
	},
	'/(desk)/desk/(counsellor)/search': {
		path: () => '/desk/search',
		page: '303 200 200 200 404 404 404 404 404 404',
		actions: { default: '401 422 422 422 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(counsellor)/chats': {
		path: () => '/desk/chats',
		page: '303 200 200 200 404 404 404 404 404 404',
		actions: {
			next: '401 303 303 303 404 404 404 404 404 404',
			take: '401 404 404 404 404 404 404 404 404 404',
			join: '401 404 404 404 404 404 404 404 404 404',
			presence: '401 404 404 404 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(counsellor)/chats/[id]': {
		path: (place) => `/desk/chats/${place.chat}`,
		owned: 'chat',
		page: '303 200 404 404 404 404 404 404 404 404',
		actions: {
			say: ofTalk(422),
			note: ofTalk(422),
			ask: ofTalk(200),
			offer: ofTalk(422),
			withdraw: ofTalk(303),
			take: ofTalk(404),
			stepOut: ofTalk(303),
			classify: ofTalk(422),
			end: ofTalk(303)
		}
	},
	'/(desk)/desk/(counsellor)/chats/[id]/feed': {
		path: (place) => `/desk/chats/${place.chat}/feed?ask`,
		owned: 'chat',
		methods: { GET: '303 204 404 404 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(counsellor)/chats/[id]/say': {
		path: (place) => `/desk/chats/${place.chat}/say`,
		// an empty body says nothing to anybody
		methods: { POST: '401 400 400 400 404 404 404 404 404 404' }
	},
	'/(desk)/desk/(counsellor)/calls': {
		path: () => '/desk/calls',
		page: '303 200 200 200 404 404 404 404 404 404',
		actions: {
			take: '401 404 404 404 404 404 404 404 404 404',
			join: '401 404 404 404 404 404 404 404 404 404',
			presence: '401 303 303 303 404 404 404 404 404 404',
			shut: '401 404 404 303 404 404 404 404 404 404'
		}
	},
	'/(desk)/desk/(counsellor)/calls/[id]': {
		path: (place) => `/desk/calls/${place.call}`,
		owned: 'call',
		page: '303 200 404 404 404 404 404 404 404 404',
		actions: {
			note: ofTalk(422),
			draft: ofTalk(200),
			ask: ofTalk(200),
			word: ofTalk(404),
			number: ofTalk(422),
			colleague: ofTalk(422),
			drop: ofTalk(303),
			tell: ofTalk(422)
		}
	},
	'/(desk)/desk/(inbox)/live': {
		path: () => '/desk/live?ask',
		methods: { GET: '303 204 204 204 404 204 404 204 404 404' }
	},
	'/(desk)/desk/(inbox)/log': {
		path: () => '/desk/log',
		page: '303 200 200 200 404 200 404 200 404 404',
		actions: { default: '401 422 422 422 404 422 404 422 404 404' }
	},
	'/(supervisor)/review': {
		path: () => '/review',
		page: '303 404 404 200 404 404 404 404 404 404',
		actions: {
			look: '401 404 404 400 404 404 404 404 404 404',
			vouch: '401 404 404 422 404 404 404 404 404 404',
			refuse: '401 404 404 422 404 404 404 404 404 404'
		}
	},
	'/(supervisor)/review/roster': {
		path: () => '/review/roster',
		page: '303 404 404 200 404 404 404 404 404 404',
		actions: Object.fromEntries(
			['weekly', 'day', 'absence', 'speaks', 'strike'].map((name) => [
				name,
				'401 404 404 422 404 404 404 404 404 404'
			])
		)
	},
	'/(supervisor)/review/cases/[id]': {
		path: (place) => `/review/cases/${place.case}`,
		page: '303 404 404 200 404 404 404 404 404 404',
		actions: {
			join: '401 404 404 422 404 404 404 404 404 404',
			link: '401 404 404 422 404 404 404 404 404 404',
			apart: '401 404 404 422 404 404 404 404 404 404',
			unlink: '401 404 404 404 404 404 404 404 404 404',
			assign: '401 404 404 422 404 404 404 404 404 404',
			invite: '401 404 404 422 404 404 404 404 404 404',
			endInvitation: '401 404 404 404 404 404 404 404 404 404'
		}
	},
	'/(supervisor)/review/dangers/[id]': {
		path: (place) => `/review/dangers/${place.danger}`,
		page: '303 404 404 200 404 404 404 404 404 404',
		actions: {
			decide: '401 404 404 422 404 404 404 404 404 404',
			end: '401 404 404 422 404 404 404 404 404 404'
		}
	},
	'/(supervisor)/review/glass/[id]': {
		path: (place) => `/review/glass/${place.glass}`,
		page: '303 404 404 200 404 404 404 404 404 404',
		actions: { default: '401 404 404 422 404 404 404 404 404 404' }
	},
	'/(privacy-officer)/privacy': {
		path: () => '/privacy',
		page: '303 404 404 404 404 404 404 404 200 404',
		actions: { find: '401 404 404 404 404 404 404 404 422 404' }
	},
	'/(privacy-officer)/privacy/cases/[id]': {
		path: (place) => `/privacy/cases/${place.case}`,
		page: '303 404 404 404 404 404 404 404 200 404'
	},
	'/(analyst)/figures': {
		path: () => '/figures',
		page: '303 404 404 404 404 404 404 404 404 200'
	},
	'/(administrator)/staff': {
		path: () => '/staff',
		page: '303 404 404 404 200 404 404 404 404 404',
		actions: {
			add: '401 404 404 404 422 404 404 404 404 404',
			contact: '401 404 404 404 422 404 404 404 404 404',
			role: '401 404 404 404 422 404 404 404 404 404',
			disable: '401 404 404 404 404 404 404 404 404 404',
			enable: '401 404 404 404 404 404 404 404 404 404',
			invite: '401 404 404 404 404 404 404 404 404 404'
		}
	}
};

/** A form that would do something for whoever may: what a stranger posts to what is not hers. */
export const wellFilled: Record<string, (place: Place) => Record<string, string>> = {
	note: () => ({ note: 'Ik kom even kijken.' }),
	move: (place) => ({
		trajectory: place.trajectory,
		phase: 'clearing',
		status: 'on_hold',
		reason: 'omdat het kan'
	}),
	approve: (place) => ({
		trajectory: place.trajectory,
		status: 'plan',
		reason: 'omdat het kan'
	}),
	keep: () => ({ language: 'nl', step: 'confirm' }),
	another: () => ({ service: 'individual_exit' }),
	describe: () => ({
		...{ aimSubject: 'omdat het kan', aimOtherRelatives: 'omdat het kan' },
		...{ pathway: 'none', funding: '', version: '1' }
	}),
	commission: () => ({
		...{ commission: 'given', commissioner: 'omdat het kan', municipality: '', number: '' },
		...{ decidedOn: '2026-11-02', version: '0' }
	}),
	withdraw: (place) => ({
		...{ person: place.person, purpose: 'sms', consent: place.missing },
		request: place.missing
	}),
	give: (place) => ({
		...{ person: place.person, purpose: 'peer_group', givenBy: 'self' },
		...{ how: 'talk', witness: 'Aan de telefoon.' }
	}),
	share: (place) => ({
		shareWith: `${place.person}|share_with_partner|Jeugdbescherming West`,
		...{ shareWhat: 'concern', shareWords: 'Even vertellen.' }
	}),
	informed: (place) => ({ share: place.missing }),
	allow: () => ({ what: 'shared', seen: '', 'shared-reason': 'omdat het kan' }),
	show: () => ({ 'show-reason': 'nieuwsgierig' }),
	judge: () => ({ level: 'acute', reasoning: 'omdat het kan' }),
	second: (place) => ({ judgement: place.missing, says: 'agrees' }),
	addPerson: () => ({ roles: 'sibling', name: 'Bilal' }),
	changePerson: (place) => ({ person: place.person, version: '1', roles: 'parent' }),
	tie: (place) => ({ from: place.person, to: place.missing, word: 'knows' }),
	goal: (place) => ({
		...{ of: place.trajectory, version: '0', domain: 'housing' },
		plain: 'Een eigen kamer'
	}),
	dropGoal: (place) => ({ of: place.trajectory, version: '0', goal: place.missing }),
	addStep: (place) => ({
		...{ of: place.trajectory, version: '0', words: 'Bellen' },
		...{ owner: 'us', day: '2031-02-03' }
	}),
	dropStep: (place) => ({ of: place.trajectory, version: '0', step: place.missing }),
	agreePlan: (place) => ({
		...{ of: place.trajectory, version: '0', person: place.person },
		...{ how: 'talk', on: '2026-11-02', reviewOn: '2031-02-03' }
	}),
	cut: (place) => ({ tie: place.missing, cutReason: 'omdat het kan' }),
	household: (place) => ({ members: place.person, householdName: 'Thuis' }),
	check: (place) => ({ person: place.person, worry: 'none', said: 'merel' }),
	default: (place) => ({
		...{
			kind: 'appointment',
			day: '2031-02-03',
			hour: '10:00',
			minutes: '60',
			method: 'phone',
			words: 'praten'
		},
		of: place.trajectory,
		...{ personId: place.person, move: 'cancel', reason: 'omdat het kan', version: '1' },
		...{ seen: place.note, text: 'Zij wil het niet.', how: 'replace' },
		...{ address: 'omdat het kan', goes: place.missing },
		...{ ground: 'explicit_consent', frames: 'remand', facility: 'omdat het kan', visits: '' },
		...{ why: 'omdat het kan', risk: 'low', lesson: 'none', case: place.missing },
		...Object.fromEntries(riskQuestions.map((name) => [name, 'no']))
	}),
	act: () => ({ act: 'in', backBy: '' }),
	address: () => ({}),
	agree: () => ({ version: '1' }),
	send: () => ({ goes: randomUUID(), version: '1' }),
	decide: (place) => ({
		...{ decision: 'safe', words: 'omdat het kan, en meer' },
		request: place.missing
	}),
	take: (place) => ({ id: place.intake, from: place.missing }),
	release: () => ({ releaseReason: 'omdat het kan' }),
	level: () => ({ from: 'T0', to: 'T3', levelReason: 'omdat het kan' }),
	look: (place) => ({ look: place.look, decision: 'agree' }),
	answer: (place) => ({
		text: 'Dag',
		answer: 'Dag',
		messageId: randomUUID(),
		message: randomUUID(),
		intake: place.intakeOfCase
	}),
	refer: () => ({ where: 'veilig-thuis', referNote: 'daar beter' }),
	close: () => ({ closeReason: 'omdat het kan' }),
	callback: (place) => ({ task: place.callTask, callBack: 'yes', callbackReason: 'omdat het kan' }),
	place: (place) => ({ task: place.callTask }),
	call: (place) => ({ person: place.person }),
	draft: () => ({ note: 'half', version: '0', answer: 'omdat het kan' }),
	reading: (place) => ({ draft: place.missing, decision: 'agree' }),
	handOut: () => ({ givenOn: '2026-11-02', how: 'phone' }),
	after: () => ({ askedOn: '2026-11-02', used: 'yes', afterWords: 'omdat het kan' }),
	choose: (place) => ({
		...{ of: place.trajectory, intervention: place.missing },
		...{ startsOn: '2026-11-02', words: 'omdat het kan' }
	}),
	word: (place) => ({ person: place.person, said: 'merel' }),
	number: () => ({ numberReason: 'nieuwsgierig' }),
	colleague: (place) => ({ to: place.missing, role: 'joined', handover: 'omdat het kan' }),
	drop: (place) => ({ leg: place.missing }),
	tell: () => ({ outcome: 'advice', summary: 'omdat het kan' }),
	phone: () => ({ phoneReason: 'nieuwsgierig' }),
	room: () => ({}),
	say: () => ({ text: 'Dag' }),
	ask: () => ({
		...{ door: 'relative', callerInDanger: 'yes' },
		...{ to: 'plan', why: 'omdat het kan' }
	}),
	offer: (place) => ({ to: place.missing, handover: 'omdat het kan' }),
	stepOut: () => ({}),
	end: (place) => ({ of: place.trajectory, chosen: place.missing, outcome: 'completed' }),
	classify: () => ({ outcome: 'helped', summary: 'omdat het kan' }),
	vouch: (place) => ({ id: place.missing, version: '1' }),
	refuse: (place) => ({ id: place.missing, version: '1' }),
	joinCase: (place) => ({ part: place.part, who: 'asker', linkReason: 'omdat het kan' }),
	compareName: () => ({ heardName: 'Samira' }),
	leaveCase: (place) => ({ contact: place.intakeOfCase, 'unlink-reason': 'omdat het kan' }),
	moveContact: (place) => ({
		contact: place.intakeOfCase,
		to: place.part,
		who: 'asker',
		'move-reason': 'omdat het kan'
	}),
	samePerson: (place) => ({
		person: place.person,
		other: place.person,
		'same-reason': 'omdat het kan'
	}),
	notSame: (place) => ({ same: place.missing }),
	takeOn: () => ({ serviceType: 'family_support', name: 'Samira', concern: '' }),
	open: () => ({ reason: 'Ik wil weten hoe het met haar gaat.' }),
	step: () => ({
		...{ stepId: randomUUID(), from: 'opened', move: 'act' },
		...{ whom: '', words: 'omdat het kan', at: '' }
	})
};
