import { listIn } from '#i18n/told.ts';
import { codeOf, type Telling } from './telling.ts';

const wayNames = ['sms', 'call', 'email', 'letter'] as const;
type Way = (typeof wayNames)[number];

/** By which ways, which one first and how often; and what an e-mail or a letter looks like from outside. */
export function waysTold(about: Telling): string[] {
	const { t, typed } = about;
	const may = wayNames.filter((way) => codeOf(typed, way) === 'yes');
	if (may.length === 0) return [t('plan-told.ways-none')];
	const first = may.find((way) => (way === 'call' ? 'voice' : way) === typed.fields['first']);
	return [
		mayAndNot(about, may),
		first && may.length > 1 ? t('plan-told.first', { way: t(`plan-told.by-${first}`) }) : '',
		t('plan-told.attempts', { n: Number(codeOf(typed, 'attempts')) }),
		typed.fields['smsAgain'] === 'yes' ? t('plan-told.sms-again') : '',
		...post(about, may)
	];
}

function mayAndNot({ t, language }: Telling, ways: Way[]): string {
	const verbs = (some: Way[]) => some.map((way) => t(`plan-told.do-${way}`));
	const not = verbs(wayNames.filter((way) => !ways.includes(way)));
	const may = listIn(language, verbs(ways));
	if (not.length === 0) return t('plan-told.ways-all', { may });
	return t('plan-told.ways', { may, not: listIn(language, not, 'disjunction') });
}

function post({ t, typed, facts }: Telling, may: Way[]): string[] {
	const isKept = (way: 'email' | 'letter') =>
		facts.hasAddress?.[way] || typed.fields[`${way}Address`] ? 'kept' : 'missing';
	return [
		...(may.includes('email')
			? [
					t(`plan-told.subject-${codeOf(typed, 'neutralSubject')}`),
					t(`plan-told.email-${isKept('email')}`)
				]
			: []),
		...(may.includes('letter')
			? [
					t(`plan-told.envelope-${codeOf(typed, 'plainEnvelope')}`),
					t(`plan-told.letter-${isKept('letter')}`)
				]
			: [])
	];
}
