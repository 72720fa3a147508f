import { beforeEach, expect, test } from 'vitest';
import { caller, heardBy, openAnsweringApp } from '../support/answering-app.ts';

const sorry = 'said: We are sorry. An application error has occurred. Goodbye.';
let app = openAnsweringApp();
beforeEach(() => void (app = openAnsweringApp()));

async function callIn(answer: Parameters<typeof app.on>[1]) {
	app.on('/in', answer);
	app.exchange.dialIn(caller);
	await app.waits(0);
	return app.exchange.board.refusals.map(({ code, detail }) => `${code} ${detail}`);
}

test.each<[string, string, string]>([
	['Message', '<Message>Hallo</Message>', '13803 Message does not exist in this region'],
	['Connect', '<Connect><Room>x</Room></Connect>', '13803 Room does not exist in this region'],
	[
		'WhatsApp',
		'<Dial><WhatsApp>x</WhatsApp></Dial>',
		'13803 WhatsApp does not exist in this region'
	],
	['the verb Record', '<Record/>', '12200 recording is never asked for'],
	[
		'Dial record',
		'<Dial record="record-from-answer">+447700900222</Dial>',
		'12200 recording is never asked for'
	],
	[
		'even not to record',
		'<Dial record="do-not-record">+447700900222</Dial>',
		'12200 recording is never asked for'
	],
	[
		'a recorded conference',
		'<Dial><Conference record="record-from-start">x</Conference></Dial>',
		'12200 recording is never asked for'
	],
	[
		'a recording callback',
		'<Dial recordingStatusCallback="/x">+447700900222</Dial>',
		'12200 recording is never asked for'
	],
	['an unknown verb', '<Sayy>Hallo</Sayy>', '12200 Sayy is no verb'],
	['a verb of another case', '<say>Hallo</say>', '12200 say is no verb'],
	['an unknown attribute', '<Say lang="nl-NL">Hallo</Say>', '12200 Say has no attribute lang'],
	[
		'a language it cannot say',
		'<Say language="so-SO">Iska</Say>',
		'12200 Say language has an impossible value'
	],
	[
		'an impossible number',
		'<Gather numDigits="een"/>',
		'12200 Gather numDigits has an impossible value'
	],
	[
		'listening in silence',
		'<Dial><Conference coach="CA1">x</Conference></Dial>',
		'12200 Conference has no attribute coach'
	],
	['speech', '<Gather input="speech"/>', '12200 Gather input has an impossible value'],
	['GET', '<Redirect method="GET">/x</Redirect>', '12200 Redirect method has an impossible value'],
	['Leave outside a queue', '<Leave/>', '12200 Leave is not allowed in a call'],
	[
		'a verb in a verb',
		'<Gather><Redirect>/x</Redirect></Gather>',
		'12200 Redirect cannot stand inside Gather'
	],
	['loose words', 'Hallo', '12200 loose words in Response'],
	['nothing to say', '<Say> </Say>', '12200 Say is empty'],
	['too much to say', `<Say>${'a'.repeat(4097)}</Say>`, '13520 Say has more than 4096 characters'],
	['nothing to play', '<Play/>', '13410 Play has nothing to play'],
	['nobody to dial', '<Dial/>', '13201 Dial has nobody to call'],
	['no number', '<Dial>112</Dial>', '13223 Dial has a number that is none'],
	[
		'eleven numbers',
		`<Dial>${'<Number>+447700900222</Number>'.repeat(11)}</Dial>`,
		'13200 Dial has more than 10 numbers'
	],
	[
		'a host with an underscore',
		'<Dial><Number statusCallback="https://my_app.test/x">+447700900222</Number></Dial>',
		'12200 Number statusCallback has an impossible value'
	],
	[
		'a queue of a long name',
		`<Enqueue>${'q'.repeat(65)}</Enqueue>`,
		'13230 the name of a queue has more than 64 characters'
	],
	['an open tag', '<Say>Hallo', '12100 a closing tag that closes nothing'],
	['a bare ampersand', '<Say>u & wij</Say>', '12100 an entity that nobody knows'],
	['an HTML entity', '<Say>vari&euml;ren</Say>', '12100 an entity that nobody knows'],
	['an attribute twice', '<Say loop="1" loop="2">x</Say>', '12100 loop stands there twice'],
	['quotes left out', '<Say loop=1>x</Say>', '12100 the tag Say is not closed']
])('%s is refused, and the caller is cut off', async (_name, verbs, refusal) => {
	expect(await callIn(verbs)).toEqual([refusal]);
	expect(heardBy(app, caller)).toEqual(['tone: ringing', sorry, 'tone: hung up']);
});

test.each<[string, object, string]>([
	['a redirect', { status: 303 }, '11200 a redirect loses parameters'],
	['a failure', { status: 500 }, '11200 status 500'],
	['a page', { type: 'text/html', text: '<p>Hallo</p>' }, '12300 not xml'],
	['another document', { text: '<Antwoord/>' }, '12100 no Response element'],
	['two documents', { text: '<Response/><Response/>' }, '12100 not one element']
])('%s is refused', async (_name, answer, refusal) => {
	expect(await callIn(answer)).toEqual([refusal]);
});

test.each<[string, object | string]>([
	['nothing', { text: '' }],
	['no content', { status: 204, type: '', text: '' }],
	['a comment', '<!-- <Message/> -->'],
	[
		'a marked text',
		'<Say>Toets <break strength="weak"/><say-as interpret-as="digits">1</say-as></Say>'
	],
	['raw text', '<Say><![CDATA[u & wij]]></Say>'],
	['a declaration', { text: '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n</Response>\n' }]
])('%s is fine', async (_name, answer) => {
	expect(await callIn(answer)).toEqual([]);
});

test('whoever does not answer within fifteen seconds has not answered', async () => {
	const hanging = new Promise<undefined>(() => {});
	Object.assign(app.exchange.board, { post: () => hanging });
	app.exchange.dialIn(caller);
	app.clock.jump(14_999);
	await Promise.resolve();
	expect(app.exchange.board.refusals).toEqual([]);
	app.clock.jump(1);
	await app.exchange.quiet();
	expect(app.exchange.board.refusals).toMatchObject([{ code: 11_205 }]);
	expect(heardBy(app, caller)).toContain(sorry);
});

test('the fallback of the number is asked, with what went wrong', async () => {
	app = openAnsweringApp({ fallbackUrl: 'https://other.test/fallback' });
	app.on('/fallback', '<Say>Een ogenblik</Say>');
	await callIn({ status: 503 });
	expect(app.last('/fallback')).toMatchObject({
		...{ CallStatus: 'ringing', ErrorCode: '11200', ErrorUrl: 'https://hulplijn.example.nl/in' }
	});
	expect(heardBy(app, caller)).toEqual(['tone: ringing', 'said: Een ogenblik']);
	app.on('/fallback', { status: 500 });
	await app.waits(10);
	await callIn({ status: 503 });
	expect(heardBy(app, caller)).toContain(sorry);
});

test('an action that fails falls back too', async () => {
	app = openAnsweringApp({ fallbackUrl: 'https://other.test/fallback' });
	app.on('/fallback', '<Say>Een ogenblik</Say>');
	app.on('/keys', { status: 500 });
	app.on('/in', '<Gather numDigits="1" action="/keys"/>');
	const handset = app.exchange.dialIn(caller);
	await app.waits(1);
	handset.press('1');
	await app.waits(0);
	expect(app.last('/fallback')).toMatchObject({ ErrorUrl: 'https://hulplijn.example.nl/keys' });
	expect(heardBy(app, caller)).toContain('said: Een ogenblik');
});
