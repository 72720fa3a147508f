import { randomBytes } from 'node:crypto';
import type { OutgoingText, TextProvider } from './texts.ts';

export type KeepText = (providerId: string, text: OutgoingText) => Promise<void>;

/** Nothing leaves this machine: the text is kept for the practice page, which plays the other side. */
export function demoTexts(keep: KeepText): TextProvider {
	return {
		async sendText(text) {
			const providerId = `SM${randomBytes(16).toString('hex')}`;
			await keep(providerId, text);
			return { accepted: providerId, status: 'queued' };
		},
		findTexts: () => Promise.resolve({ found: [] }),
		findInbound: () => Promise.resolve({ found: [] })
	};
}
