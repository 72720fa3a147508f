import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { templates } from '../src/domain/neutral-text.ts';
import { document, silence, type Verb } from '../src/server/integrations/twilio/twiml.ts';
import { judgeWebhookAnswer } from './fakes/twilio/twiml.ts';

const files = globSync('src/{server,routes}/**/*.ts')
	.concat('src/hooks.server.ts')
	.filter((file) => !file.endsWith('.test.ts'))
	.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const holding = (pattern: RegExp) =>
	files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('what leaves the house', () => {
	test('is a text to a telephone and nothing else, with no room for what a person wrote', () => {
		const wayOut =
			/^import (?!type)[^;]* from 'node:(https?|http2|net|tls|dgram)'|\bfetch\(|import\('twilio'\)/m;
		expect(holding(wayOut).toSorted()).toEqual([
			'src/routes/(demo)/demo/telephone/press.ts', // keys of a practice telephone, to this house
			// what she types beside a call, to this house
			'src/routes/(desk)/desk/(counsellor)/KeptDraft.svelte.ts',
			// her own conversation, to this house
			'src/routes/(desk)/desk/(counsellor)/chats/[id]/Talking.svelte.ts',
			'src/server/access/refused-page.ts', // asks this house itself for the page of a refusal
			'src/server/access/throttle.ts', // asks what kind an address is
			'src/server/db/loopback-port.ts', // looks for a free port
			'src/server/demo/own-door.ts', // posts to ourselves, practice only
			'src/server/integrations/twilio/calls.ts', // by the client, as the next two
			'src/server/integrations/twilio/client.ts',
			'src/server/integrations/twilio/doctor.ts'
		]);
		const used = files
			.filter(({ file }) => file.startsWith('src/server/integrations/twilio/'))
			.flatMap(({ text }) =>
				[...text.matchAll(/\bclient\.(?!ts\b)(\w+(?:\.\w+)?)/g)].map(([, name]) => name)
			);
		expect(new Set(used)).toEqual(
			new Set([
				'messages.create',
				'messages.list',
				'calls.create',
				'conferences.list',
				'conferences',
				// by the doctor, about our own account
				'balance.fetch',
				'incomingPhoneNumbers.list'
			])
		);
		expect(holding(/\.sendText\(/)).toEqual(['src/server/notifications/deliver.ts']);

		const blanks = Object.values(templates)
			.flatMap((words) => Object.values(words))
			.flatMap((text) => text.match(/\{\w+\}/g) ?? []);
		expect(new Set(blanks)).toEqual(new Set(['{weekday}', '{time}', '{code}', '{count}']));
	});

	test('is never a request to record a call, by word or by attribute', () => {
		const voice = { language: 'nl-NL', name: 'Polly.Laura-Neural' };
		const welcome: Verb[] = [{ say: 'Bij direct gevaar: bel 1 1 2.', voice }, { hangup: true }];
		const said = [document(welcome), silence];
		for (const text of said) {
			const answer = { status: 200, headers: { 'content-type': 'text/xml' }, text };
			expect(judgeWebhookAnswer('/', answer, true)).toEqual([]);
		}
		const recorded = said[0]!.replace('<Response>', '<Response><Record/>');
		const planted = { status: 200, headers: { 'content-type': 'text/xml' }, text: recorded };
		expect(judgeWebhookAnswer('/', planted, true)).toHaveLength(1);
		expect(
			holding(/<Record[\s/>]|\brecord\w*="|\brecord:|\brecording[A-Z]\w*|\.recordings\b/)
		).toEqual([]);
		// the network of the demo keeps calls in memory too, and reaches nobody
		const reached = holding(/\.calls\b/).filter((file) => !file.startsWith('src/server/demo/'));
		expect(reached).toEqual(['src/server/integrations/twilio/calls.ts']);
	});
});
