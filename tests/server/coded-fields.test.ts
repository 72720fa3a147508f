import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '#domain/actor.ts';
import { conclusions, givingWays, usedWords } from '#domain/advice-answer.ts';
import { occupations, questionKinds } from '#domain/advice.ts';
import { interventionOutcomes } from '#domain/chosen-intervention.ts';
import { audiences, evidenceLevels, interventionCategories } from '#domain/intervention.ts';
import { identificationGrounds } from '#domain/person.ts';
import { consentPurposes, consentWays, givers, withdrawalWays } from '#domain/consent.ts';
import { callEnds, callStates, legRanks, legReasons, legRoles } from '#domain/call.ts';
import { callOutcomes } from '#domain/call-outcome.ts';
import { chatEnders, chatOutcomes, chatRatings, chatStatuses, lineAuthors } from '#domain/chat.ts';
import { crisisMoveNames, crisisStatuses, notifiable } from '#domain/crisis.ts';
import { dangerKinds } from '#domain/danger.ts';
import { shiftKinds } from '#domain/roster.ts';
import { besideForms, extremismForms } from '#domain/extremism-form.ts';
import { directions, factorCodes, factorKinds, turns } from '#domain/factor.ts';
import { onlinePlatforms } from '#domain/online-platform.ts';
import { riskLevels, secondAnswers } from '#domain/risk.ts';
import { signalSides } from '#domain/signal.ts';
import { toldBy } from '#domain/told-by.ts';
import { agreementWays } from '#domain/help-plan.ts';
import { measureKinds, measureMoments } from '#domain/measure.ts';
import { sessionKinds, sessionOutcomes } from '#domain/session.ts';
import { reviewOutcomes } from '#domain/trajectory-review.ts';
import { followUpMethods, moves as followUpMoves } from '#domain/follow-up.ts';
import { moves as intakeMoves } from '#domain/intake.ts';
import { purposes } from '#domain/notification.ts';
import { rungs, secondHows, visitRisks } from '#domain/visit.ts';
import { closingLines, closureReasons } from '#domain/closing.ts';
import { commissionStatuses } from '#domain/commission.ts';
import { legalGrounds } from '#domain/legal-frame.ts';
import { phases, trajectoryStatuses, trajectoryTypes } from '#domain/trajectory.ts';
import { fundings, pathways } from '#domain/trajectory-type.ts';
import { freshHouse, type TestHouse } from '../support/database.ts';

let house: TestHouse;
beforeAll(async () => {
	house = await freshHouse();
});
afterAll(() => house.close());

const followUpStatuses = Object.values(followUpMoves).flatMap((ofKind) => [
	...Object.keys(ofKind),
	...Object.values(ofKind).flatMap((moves) => Object.values(moves))
]);
// while a conversation goes on it is moved by that, and by nothing here
const intakeStatuses = [
	'live',
	...Object.values(intakeMoves).flatMap(({ from, to }) => [...from, to])
];

test.each([
	['staff', 'role', roles],
	['intake', 'status', intakeStatuses],
	['intake', 'channel', ['phone', 'chat', 'form', 'sms', 'email_letter', 'referral', 'meeting']],
	['visit', 'risk', visitRisks],
	['visit', 'rung', rungs],
	['visit', 'second_how', secondHows],
	['chat', 'status', chatStatuses],
	['chat', 'ended_by', chatEnders],
	['chat', 'outcome', chatOutcomes],
	['chat', 'rating', chatRatings],
	['chat_line', 'author', lineAuthors],
	['chat_note', 'kind', ['note', 'handover']],
	['chat_member', 'role', ['holder', 'joined']],
	['call', 'direction', ['inbound', 'outbound']],
	['call', 'state', callStates],
	['call', 'ended_as', callEnds],
	['call', 'outcome', callOutcomes],
	['call_leg', 'role', legRoles],
	['call_leg', 'state', Object.keys(legRanks)],
	['call_leg', 'reason', legReasons],
	['notification', 'purpose', purposes],
	['notification', 'channel', ['sms', 'voice']],
	['page', 'level', ['T0', 'T1']],
	['page', 'trouble', ['not-sent', 'nobody', 'acted-on']],
	['page', 'ended_how', ['key', 'desk', 'closed']],
	['roster_week', 'kind', shiftKinds],
	['roster_day', 'kind', [...shiftKinds, 'off']],
	['crisis', 'status', crisisStatuses],
	['crisis_step', 'move', crisisMoveNames],
	['crisis_step', 'whom', notifiable],
	['trajectory', 'service_type', trajectoryTypes],
	['trajectory', 'pathway', pathways],
	['trajectory', 'funding', fundings],
	['lesson', 'service_type', trajectoryTypes],
	['commission', 'status', commissionStatuses],
	['legal_frame', 'ground', legalGrounds],
	['step_request', 'closure_reason', closureReasons],
	['step_request', 'retention', closingLines.retention],
	['step_request', 'aftercare', closingLines.aftercare],
	['hand_over', 'role', ['first', 'second']],
	['step_request', 'decision', ['agreed', 'sent-back', 'withdrawn']],
	['trajectory', 'phase', Object.values(phases).flat()],
	['trajectory', 'status', trajectoryStatuses],
	['help_plan', 'agreed_how', agreementWays],
	['trajectory_review', 'outcome', reviewOutcomes],
	['measure', 'kind', measureKinds],
	['measure', 'moment', measureMoments],
	['session', 'kind', sessionKinds],
	['session', 'outcome', sessionOutcomes],
	['signal', 'side', signalSides],
	['signal', 'source', toldBy],
	['signal', 'form', extremismForms],
	['signal', 'also', besideForms],
	['signal', 'platforms', onlinePlatforms],
	['factor', 'kind', factorKinds],
	['factor', 'code', Object.values(factorCodes).flat()],
	['factor', 'turn', turns],
	['factor', 'direction', directions],
	['factor', 'source', toldBy],
	['danger', 'kind', dangerKinds],
	['risk_judgement', 'level', riskLevels],
	['risk_judgement', 'second_says', secondAnswers],
	['risk_judgement', 'second_level', riskLevels],
	['intervention', 'category', interventionCategories],
	['intervention', 'audiences', audiences],
	['intervention', 'evidence', evidenceLevels],
	['chosen_intervention', 'outcome', interventionOutcomes],
	['advice', 'occupation', occupations],
	['advice', 'question_kind', questionKinds],
	['advice', 'ground', identificationGrounds],
	['advice_draft', 'conclusion', conclusions],
	['advice_draft', 'decision', ['agreed', 'sent-back']],
	['advice_given', 'given_how', givingWays],
	['advice_outcome', 'used', usedWords],
	['consent', 'purpose', consentPurposes],
	['consent', 'given_by', givers],
	['consent', 'given_how', consentWays],
	['consent', 'withdrawn_how', withdrawalWays],
	['follow_up', 'method', followUpMethods],
	['follow_up', 'status', followUpStatuses]
])('%s.%s knows the words of the domain and no other', async (table, column, words) => {
	const [row] = await house.superuser`SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint
		WHERE conrelid = ${table}::regclass AND conname = ${`${table}_${column}_check`}`;
	const known = [...String(row?.['rule']).matchAll(/'([^']+)'/g)].map(([, word]) => word);
	expect(known.toSorted()).toEqual([...new Set(words)].toSorted());
});
