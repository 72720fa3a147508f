/** Settings of a test process: fixed keys, the fake's account, no real address; what stories count on is not left to a default. */
export const testSettings = {
	APP_MODE: 'test',
	ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 7).toString('base64')}`,
	INDEX_KEY: Buffer.alloc(32, 9).toString('base64'),
	AUTH_SECRET: 'a-secret-for-tests-of-more-than-32-characters',
	ORIGIN: 'http://127.0.0.1:4873',
	PUBLIC_BASE_URL: 'https://hulplijn.example.nl',
	TWILIO_ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
	TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
	TWILIO_MESSAGING_SERVICE_SID: 'MG0123456789abcdef0123456789abcdef',
	ORGANISATION_NAME: 'Landelijk Steunpunt',
	OPENING_HOURS: '1-5 09:00-17:00',
	REMIND_COUNSELLOR_MINUTES: '60',
	REMIND_FAMILY_MINUTES: '1440',
	NEUTRAL_SITE_URL: 'http://127.0.0.1:4873/favicon.svg'
};
