import type { Violation } from './account.ts';
import type { WireAnswer } from './wire.ts';

/** What the app answered to a webhook, held against what Ireland (IE1) knows and this line allows. */
export function judgeWebhookAnswer(
	path: string,
	answer: WireAnswer,
	wantsTwiml: boolean
): Violation[] {
	const found = answer.status >= 300 && answer.status < 400 ? ['a redirect loses parameters'] : [];
	if (wantsTwiml && answer.status < 300 && answer.text !== '') found.push(...complaints(answer));
	return found.map((detail) => ({ operation: path, part: 'webhook', detail }));
}

function complaints({ headers, text }: WireAnswer): string[] {
	const found: string[] = [];
	if (!/^(text|application)\/xml/.test(String(headers['content-type']))) found.push('not xml');
	if (!/^\s*(<\?xml[^>]*>)?\s*<Response[\s/>]/.test(text)) found.push('no Response element');
	if (/<Message[\s/>]/.test(text)) found.push('13803: Message does not exist in this region');
	if (/<Record[\s/>]|\srecord\w*\s*=/.test(text)) found.push('recording is never asked for');
	return found;
}
