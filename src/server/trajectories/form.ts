import { closingLineNames, type Closing, type ClosingLine } from '#domain/closing.ts';
import { plainText } from '#domain/plain-text.ts';
import { versionRead } from '../typed.ts';
import type { CommissionRequest } from './commission.ts';
import type { DescribeRequest } from './describe.ts';
import type { LegalRequest } from './legal.ts';

const textOf = (form: FormData, name: string) => plainText(form.get(name));
const versionOf = (form: FormData) => versionRead(textOf(form, 'version'));

export function readDescribed(form: FormData): DescribeRequest {
	return {
		aimSubject: textOf(form, 'aimSubject'),
		aimOtherRelatives: textOf(form, 'aimOtherRelatives'),
		pathway: textOf(form, 'pathway'),
		funding: textOf(form, 'funding'),
		version: versionOf(form)
	};
}

export function readCommission(form: FormData): CommissionRequest {
	return {
		status: textOf(form, 'commission'),
		commissioner: textOf(form, 'commissioner'),
		municipality: textOf(form, 'municipality'),
		number: textOf(form, 'number'),
		askedOn: textOf(form, 'askedOn'),
		decidedOn: textOf(form, 'decidedOn'),
		validUntil: textOf(form, 'validUntil'),
		version: versionOf(form)
	};
}

export function readLegal(form: FormData): LegalRequest {
	return {
		ground: textOf(form, 'ground'),
		frames: form.getAll('frames').map(plainText),
		facility: textOf(form, 'facility'),
		visits: textOf(form, 'visits'),
		departedOn: textOf(form, 'departedOn'),
		arrestedOn: textOf(form, 'arrestedOn'),
		releaseOn: textOf(form, 'releaseOn'),
		returnedOn: textOf(form, 'returnedOn'),
		version: versionOf(form)
	};
}

export function readClosing(form: FormData): Closing {
	const each = (nameOf: (line: ClosingLine) => string) =>
		Object.fromEntries(
			closingLineNames.map((line) => [line, textOf(form, nameOf(line))])
		) as Record<ClosingLine, string>;
	return {
		reason: textOf(form, 'reason'),
		why: textOf(form, 'why'),
		answers: each((line) => line),
		words: each((line) => `${line}-words`),
		handedOn: textOf(form, 'handedOn'),
		receiptOn: textOf(form, 'receiptOn')
	};
}
