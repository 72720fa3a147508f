import { deskWords } from '#i18n/desk.ts';
import { dayInFull } from '#i18n/days.ts';
import type { AdviceLetter } from '#domain/advice-letter.ts';

export interface LetterSheet extends AdviceLetter {
	/** The house, and where it is called back; nobody of the staff. */
	from: { name: string; phone: string };
	to: string;
	code: string;
	/** The day it was given, else today. */
	on: string;
}

/** The letter as lines of text, in Dutch as she asked: for a mail that somebody sends by hand. */
export function letterText(sheet: LetterSheet): string {
	const t = deskWords('nl');
	const dayOf = (day: string) => dayInFull('nl', day);
	const part = (title: string, words: string) => (words ? `${title}\n${words}` : '');
	const told = (['question', 'seen', 'heard', 'thinks', 'against', 'material'] as const).map(
		(name) => part(t(`letter.${name}`), sheet[name])
	);
	return [
		`${sheet.from.name}\n${sheet.from.phone}`,
		[sheet.to, sheet.organisation].filter(Boolean).join('\n'),
		`${dayOf(sheet.on)}\n${t('letter.reference', { code: sheet.code })}`,
		sheet.to ? t('letter.dear', { name: sheet.to }) : t('letter.dear-nobody'),
		[
			t('letter.asked', { day: dayOf(sheet.askedOn) }),
			sheet.fullName ? t('letter.about', { name: sheet.fullName }) : t('letter.unnamed')
		].join(' '),
		...told,
		part(
			t('letter.conclusion'),
			sheet.conclusion ? t(`advice.conclusion-${sheet.conclusion}`) : ''
		),
		part(t('letter.answer'), sheet.answer),
		part(t('letter.steps'), sheet.steps.map((step) => `- ${t(`advice.step-${step}`)}`).join('\n')),
		part(t('letter.agreed'), sheet.agreed),
		[t('letter.after', { phone: sheet.from.phone }), t('letter.danger')].join('\n'),
		`${t('letter.from')}\n${sheet.from.name}`,
		t('letter.ours')
	]
		.filter(Boolean)
		.join('\n\n');
}
