import { openClient, type TwilioAccount, type TwilioClient } from './client.ts';
import { outcomeOf } from './failure.ts';

/** What was looked at: fine, or what to do about it. Never a credential, and of numbers only our own. */
export interface Finding {
	about: string;
	fine: boolean;
	words: string;
}
export interface Asked {
	account: TwilioAccount;
	/** The address the provider asks; its webhooks must lead there. */
	base: string;
	/** E.164; a text goes there, and nowhere else. Nothing is sent without it. */
	sendTo?: string | undefined;
}
interface OwnNumber {
	phoneNumber: string;
	voiceUrl: string;
	voiceMethod: string;
	voiceFallbackUrl: string;
	statusCallback: string;
	smsUrl: string;
	smsMethod: string;
	capabilities: { voice: boolean; sms: boolean };
}

// retries that Twilio must be told to make; by default it makes one, on a failed connection only
const voiceRetries = '#rc=2&rp=ct,5xx&tt=15000';
const textRetries = '#rc=3&rp=5xx,ct,rt';

/** Looks at the account as it stands at the provider, and says what to mend there. */
export async function examine(asked: Asked): Promise<Finding[]> {
	const { account } = asked;
	const client = await openClient(account);
	const known = await balanceOf(client);
	const findings = [regionOf(account), known];
	if (!known.fine) return findings;
	const numbers = await numbersOf(client);
	if ('problem' in numbers) return [...findings, numbers.problem];
	findings.push(...numberFindings(asked, numbers.found));
	if (asked.sendTo) findings.push(await sendOne(client, account, asked.sendTo));
	return findings;
}

function regionOf({ region }: TwilioAccount): Finding {
	const words = region
		? `Requests go to region ${region.region} over ${region.edge}. Its token and keys are its own.`
		: 'Requests go to the United States: set TWILIO_REGION and TWILIO_EDGE (ie1 and dublin for Ireland).';
	return { about: 'region', fine: region !== undefined, words };
}

async function balanceOf(client: TwilioClient): Promise<Finding> {
	try {
		const { balance, currency } = await client.balance.fetch();
		const fine = Number(balance) > 0;
		const words = fine
			? `The account opens; ${currency} ${balance} is left.`
			: 'The account opens, and nothing is left on it: calls and texts will be refused.';
		return { about: 'account', fine, words };
	} catch (error) {
		const words = `The account does not open (${codeOf(error)}): check TWILIO_ACCOUNT_SID, and TWILIO_API_KEY with TWILIO_API_SECRET or TWILIO_AUTH_TOKEN, of this region.`;
		return { about: 'account', fine: false, words };
	}
}

async function numbersOf(
	client: TwilioClient
): Promise<{ found: OwnNumber[] } | { problem: Finding }> {
	try {
		return { found: await client.incomingPhoneNumbers.list({ limit: 200, pageSize: 200 }) };
	} catch (error) {
		const words = `The numbers cannot be read (${codeOf(error)}).`;
		return { problem: { about: 'numbers', fine: false, words } };
	}
}

function numberFindings({ account, base }: Asked, found: OwnNumber[]): Finding[] {
	const voice = account.voiceNumber;
	const text = 'from' in account.sender ? account.sender.from : undefined;
	const wanted = [...new Set([voice, text])].filter((number) => number?.startsWith('+'));
	return [
		...(voice
			? []
			: [
					{
						about: 'voice',
						fine: false,
						words:
							'TWILIO_VOICE_NUMBER is not set: nobody is rung, whoever calls is called back by hand.'
					}
				]),
		...wanted.flatMap((number) => {
			const own = found.find(({ phoneNumber }) => phoneNumber === number);
			if (!own) return [{ about: number!, fine: false, words: 'is no number of this account.' }];
			return [
				...(number === voice ? voiceFindings(own, base) : []),
				...(own.capabilities.sms ? textFindings(own, base) : [])
			];
		})
	];
}

function voiceFindings(own: OwnNumber, base: string): Finding[] {
	const about = own.phoneNumber;
	const fallback = own.voiceFallbackUrl !== '' && !own.voiceFallbackUrl.startsWith(base);
	return [
		said(about, own.capabilities.voice, 'takes calls', 'takes no calls: buy one with voice.'),
		leadsTo(about, 'calls', own.voiceUrl, `${base}/twilio/voice/inbound`, voiceRetries),
		leadsTo(
			about,
			'the end of calls',
			own.statusCallback,
			`${base}/twilio/voice/status`,
			textRetries
		),
		said(about, own.voiceMethod === 'POST', 'asks by POST', 'must ask by POST.'),
		said(
			about,
			fallback,
			'has last words elsewhere when we are away',
			'needs a fallback that is not with us: a TwiML Bin that says the sentence of danger and rings the duty telephone.'
		)
	];
}

function textFindings(own: OwnNumber, base: string): Finding[] {
	const about = own.phoneNumber;
	return [leadsTo(about, 'texts', own.smsUrl, `${base}/twilio/sms/inbound`, textRetries)];
}

function leadsTo(
	about: string,
	what: string,
	url: string,
	wanted: string,
	retries: string
): Finding {
	const [address] = url.split('#');
	if (address !== wanted)
		return { about, fine: false, words: `${what} must lead to ${wanted}${retries}` };
	const isRepeated = /[#&]rc=[1-5]/.test(url);
	return said(
		about,
		isRepeated,
		`${what} lead to us, and are told again when we fail`,
		`${what} lead to us; add ${retries} to the address, so that they are told again when we fail.`
	);
}

function said(about: string, fine: boolean, good: string, bad: string): Finding {
	return { about, fine, words: fine ? good : bad };
}

async function sendOne(
	client: TwilioClient,
	{ sender }: TwilioAccount,
	to: string
): Promise<Finding> {
	try {
		const { status } = await client.messages.create({ to, body: 'Ok.', ...sender });
		return { about: 'text', fine: true, words: `A text was taken on (${status}).` };
	} catch (error) {
		return { about: 'text', fine: false, words: `A text was refused (${codeOf(error)}).` };
	}
}

// an error of the SDK carries credentials and numbers: only its code is told
function codeOf(error: unknown): string {
	const outcome = outcomeOf(error);
	if ('refused' in outcome) return outcome.refused;
	return 'uncertain' in outcome ? outcome.uncertain : 'code' in outcome ? outcome.code : 'unknown';
}
