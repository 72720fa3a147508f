import { startFakeTwilio } from './fake.ts';

const { env } = process;

const fake = await startFakeTwilio({
	accountSid: required('TWILIO_ACCOUNT_SID'),
	authToken: required('TWILIO_AUTH_TOKEN'),
	...(env.TWILIO_API_KEY
		? { apiKey: { sid: env.TWILIO_API_KEY, secret: required('TWILIO_API_SECRET') } }
		: {}),
	callbackBase: {
		public: required('PUBLIC_BASE_URL'),
		local: env.FAKE_TWILIO_APP ?? 'http://127.0.0.1:3000'
	},
	// the number that the app believes to be ours
	...(env.TWILIO_VOICE_NUMBER ? { sender: env.TWILIO_VOICE_NUMBER } : {}),
	// a clock that stands still until somebody moves it
	...(env.FAKE_TWILIO_STILL_AT ? { stillAt: new Date(env.FAKE_TWILIO_STILL_AT) } : {}),
	port: Number(env.FAKE_TWILIO_PORT ?? 0),
	lateMs: Number(env.FAKE_TWILIO_LATE_MS ?? 300)
});
if (env.FAKE_TWILIO_ODDS) {
	fake.random({ ...JSON.parse(env.FAKE_TWILIO_ODDS), seed: Number(env.FAKE_TWILIO_SEED ?? 1) });
}
process.once('SIGTERM', () => void fake.stop());
process.stdout.write(`Fake Twilio is ready: ${fake.base}\n`);

function required(name: string): string {
	const value = env[name];
	if (!value) throw new Error(`${name} is missing`);
	return value;
}
