import adviceEn from './desk/advice.en.ts';
import adviceNl from './desk/advice.nl.ts';
import callEn from './desk/call.en.ts';
import callNl from './desk/call.nl.ts';
import callsEn from './desk/calls.en.ts';
import callsNl from './desk/calls.nl.ts';
import caseCodeEn from './desk/case-code.en.ts';
import caseCodeNl from './desk/case-code.nl.ts';
import caseEn from './desk/case.en.ts';
import caseNl from './desk/case.nl.ts';
import chatEn from './desk/chat.en.ts';
import chatNl from './desk/chat.nl.ts';
import codeEn from './desk/code.en.ts';
import codeNl from './desk/code.nl.ts';
import consentEn from './desk/consent.en.ts';
import consentNl from './desk/consent.nl.ts';
import crisisEn from './desk/crisis.en.ts';
import crisisNl from './desk/crisis.nl.ts';
import figuresEn from './desk/figures.en.ts';
import figuresNl from './desk/figures.nl.ts';
import followUpEn from './desk/follow-up.en.ts';
import followUpNl from './desk/follow-up.nl.ts';
import frameEn from './desk/frame.en.ts';
import frameNl from './desk/frame.nl.ts';
import handOverEn from './desk/hand-over.en.ts';
import handOverNl from './desk/hand-over.nl.ts';
import inboxEn from './desk/inbox.en.ts';
import inboxNl from './desk/inbox.nl.ts';
import intakeEn from './desk/intake.en.ts';
import intakeNl from './desk/intake.nl.ts';
import interventionEn from './desk/intervention.en.ts';
import interventionNl from './desk/intervention.nl.ts';
import noteEn from './desk/note.en.ts';
import noteNl from './desk/note.nl.ts';
import pageEn from './desk/page.en.ts';
import pageNl from './desk/page.nl.ts';
import peopleEn from './desk/people.en.ts';
import peopleNl from './desk/people.nl.ts';
import matchingEn from './desk/matching.en.ts';
import matchingNl from './desk/matching.nl.ts';
import personToldEn from './desk/person-told.en.ts';
import personToldNl from './desk/person-told.nl.ts';
import planEn from './desk/plan.en.ts';
import planNl from './desk/plan.nl.ts';
import planDetailEn from './desk/plan-detail.en.ts';
import planDetailNl from './desk/plan-detail.nl.ts';
import planToldEn from './desk/plan-told.en.ts';
import planToldNl from './desk/plan-told.nl.ts';
import practiceEn from './desk/practice.en.ts';
import practiceNl from './desk/practice.nl.ts';
import printEn from './desk/print.en.ts';
import printNl from './desk/print.nl.ts';
import privacyEn from './desk/privacy.en.ts';
import privacyNl from './desk/privacy.nl.ts';
import problemEn from './desk/problem.en.ts';
import problemNl from './desk/problem.nl.ts';
import reviewEn from './desk/review.en.ts';
import reviewNl from './desk/review.nl.ts';
import rosterEn from './desk/roster.en.ts';
import rosterNl from './desk/roster.nl.ts';
import searchEn from './desk/search.en.ts';
import searchNl from './desk/search.nl.ts';
import signInEn from './desk/sign-in.en.ts';
import signInNl from './desk/sign-in.nl.ts';
import staffEn from './desk/staff.en.ts';
import staffNl from './desk/staff.nl.ts';
import closingEn from './desk/closing.en.ts';
import closingNl from './desk/closing.nl.ts';
import trajectoryEn from './desk/trajectory.en.ts';
import trajectoryNl from './desk/trajectory.nl.ts';
import visitEn from './desk/visit.en.ts';
import visitNl from './desk/visit.nl.ts';
import wallEn from './desk/wall.en.ts';
import wallNl from './desk/wall.nl.ts';
import { helpWords } from './desk-help.ts';
import { problemKey } from './problems.ts';
import { wordsOf } from './words.ts';

const nl = {
	...frameNl,
	...signInNl,
	...handOverNl,
	...inboxNl,
	...intakeNl,
	...adviceNl,
	...interventionNl,
	...caseNl,
	...caseCodeNl,
	...callNl,
	...callsNl,
	...chatNl,
	...crisisNl,
	...noteNl,
	...pageNl,
	...peopleNl,
	...personToldNl,
	...matchingNl,
	...planNl,
	...consentNl,
	...planDetailNl,
	...planToldNl,
	...followUpNl,
	...helpWords.nl,
	...reviewNl,
	...rosterNl,
	...privacyNl,
	...figuresNl,
	...searchNl,
	...staffNl,
	...closingNl,
	...trajectoryNl,
	...visitNl,
	...wallNl,
	...printNl,
	...practiceNl,
	...codeNl,
	...problemNl
} as const;

const en = {
	...frameEn,
	...signInEn,
	...handOverEn,
	...inboxEn,
	...intakeEn,
	...adviceEn,
	...interventionEn,
	...caseEn,
	...caseCodeEn,
	...callEn,
	...callsEn,
	...chatEn,
	...crisisEn,
	...noteEn,
	...pageEn,
	...peopleEn,
	...personToldEn,
	...matchingEn,
	...planEn,
	...consentEn,
	...planDetailEn,
	...planToldEn,
	...followUpEn,
	...helpWords.en,
	...reviewEn,
	...rosterEn,
	...privacyEn,
	...figuresEn,
	...searchEn,
	...staffEn,
	...closingEn,
	...trajectoryEn,
	...visitEn,
	...wallEn,
	...printEn,
	...practiceEn,
	...codeEn,
	...problemEn
};

export type DeskLanguage = 'nl' | 'en';
export type DeskKey = keyof typeof nl;
export const deskLanguages: readonly DeskLanguage[] = ['nl', 'en'];
export const deskCatalogues = { nl, en } as const;

/** The workspace's words: `const t = deskWords(language); t('inbox.title')`. */
export const deskWords = wordsOf(nl, { en });

/** The workspace message key of a refusal code: `t(deskProblem(outcome.problem))`. */
export const deskProblem = (code: string) => problemKey(nl, code);

/** Why a form was refused, by field and in words: for the top of the page and beside the field. */
export function deskProblems(
	language: DeskLanguage,
	problems: object | undefined
): { field: string; text: string }[] {
	const t = deskWords(language);
	return Object.entries<string>({ ...problems }).map(([field, code]) => ({
		field,
		text: t(deskProblem(code))
	}));
}

type Coded =
	| 'phase'
	| 'method'
	| 'relation'
	| 'task'
	| 'text'
	| 'event'
	| 'refusal'
	| 'trajectory-status'
	| 'four-eyes'
	| 'level'
	| 'closure'
	| 'closing-answer'
	| 'closing-told'
	| 'closing-words'
	| 'look-back-told';

type CodeKeys = { [Area in Coded]: Extract<DeskKey, `${Area}.${string}`> };

/** The key of a code that comes from a table; `otherwise` when the catalogue has no word for it. */
export function deskCode<Area extends Coded>(
	key: `${Area}.${string}`,
	otherwise: CodeKeys[Area]
): CodeKeys[Area] {
	const text: string = key;
	return Object.hasOwn(nl, text) ? (text as CodeKeys[Area]) : otherwise;
}
