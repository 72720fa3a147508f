import { keepInOutbox } from '../demo/phone-outbox.ts';
import { house, type House } from '../house.ts';
import { demoTexts } from '../integrations/demo-texts.ts';
import type { TextProvider } from '../integrations/texts.ts';
import { twilioTexts } from '../integrations/twilio/provider.ts';

const opened = new WeakMap<House['config'], TextProvider>();

/** Through whom texts leave: nobody in the demo. There is no fall-back from one to the other. */
export function provider(): TextProvider {
	const { config } = house();
	const made = opened.get(config) ?? make(config);
	opened.set(config, made);
	return made;
}

/** Where the provider reports about this attempt; the ids mean nothing to anybody else. */
export function reportAddress(notificationId: string, attemptId: string): string {
	const { config } = house();
	const base = config.publicBaseUrl ?? config.origin;
	return `${base}/twilio/sms/status?n=${notificationId}&a=${attemptId}`;
}

function make({ mode, twilio }: House['config']): TextProvider {
	if (mode === 'demo') return demoTexts(keepInOutbox);
	if (!twilio) throw new Error('no way to send texts is configured');
	return twilioTexts(twilio);
}
