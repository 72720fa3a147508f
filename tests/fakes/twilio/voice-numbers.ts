import type { OurNumber } from '#server/demo/exchange/number.ts';
import type { Account } from './account.ts';
import { rfc2822 } from './message.ts';
import { listed } from './page.ts';
import type { Json } from './spec.ts';
import { shown, text } from './voice-calls.ts';
import type { VoiceOperation } from './voice-request.ts';

export const numberOperations: Record<string, VoiceOperation> = {
	ListIncomingPhoneNumber: (account, { query, path }) => {
		const found = account.exchange.orders.listNumbers(text(query.PhoneNumber));
		return listed(
			path,
			query,
			'incoming_phone_numbers',
			found.map((one) => numberJson(account, one))
		);
	},
	FetchIncomingPhoneNumber: (account, { named }) =>
		shown(200, numberJson(account, account.exchange.orders.fetchNumber(named.Sid!))),
	UpdateIncomingPhoneNumber: (account, { named, params }) => {
		const number = account.exchange.orders.updateNumber(named.Sid!, {
			name: text(params.FriendlyName),
			voiceUrl: text(params.VoiceUrl),
			fallbackUrl: text(params.VoiceFallbackUrl),
			statusCallback: text(params.StatusCallback),
			smsUrl: text(params.SmsUrl),
			smsFallbackUrl: text(params.SmsFallbackUrl)
		});
		return shown(200, numberJson(account, number));
	},
	FetchBalance: ({ options: { accountSid } }) =>
		shown(200, { account_sid: accountSid, balance: '25.50', currency: 'USD' })
};

function numberJson({ options: { accountSid } }: Account, number: OurNumber): Json {
	return {
		account_sid: accountSid,
		address_requirements: 'none',
		address_sid: null,
		api_version: '2010-04-01',
		beta: false,
		bundle_sid: null,
		capabilities: { voice: true, sms: true, mms: false, fax: false },
		date_created: rfc2822(number.createdAt),
		date_updated: rfc2822(number.updatedAt),
		emergency_address_sid: null,
		emergency_address_status: 'unregistered',
		emergency_status: 'Inactive',
		friendly_name: number.name,
		identity_sid: null,
		origin: 'twilio',
		phone_number: number.number,
		sid: number.sid,
		sms_application_sid: null,
		sms_fallback_method: 'POST',
		sms_fallback_url: number.smsFallbackUrl,
		sms_method: 'POST',
		sms_url: number.smsUrl,
		status: 'in-use',
		status_callback: number.statusCallback,
		status_callback_method: 'POST',
		trunk_sid: null,
		type: 'mobile',
		uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
		voice_application_sid: null,
		voice_caller_id_lookup: false,
		voice_fallback_method: 'POST',
		voice_fallback_url: number.fallbackUrl,
		voice_method: 'POST',
		voice_receive_mode: 'voice',
		voice_url: number.voiceUrl
	};
}
