import type { Answer, Board } from './board.ts';
import type { Params, Source } from './call.ts';
import { BadDocument, readDocument, type Verb } from './document.ts';
import type { Place } from './grammar.ts';
import { absolute, type Scene } from './scene.ts';
import { ask, callParams } from './webhook.ts';

export interface Script {
	verbs: Verb[];
	base: string;
}

/** No document that can be played came from there; Twilio's code for it. */
export class NoScript extends Error {
	code: number;
	url: string;

	constructor(code: number, url: string) {
		super(`no script: ${code}`);
		this.code = code;
		this.url = url;
	}
}

const longestTwiml = 4000;

/** Asks for a document and reads it; whatever is wrong with it is kept as a refusal. */
export async function scriptFrom(scene: Scene, source: Source): Promise<Script> {
	if ('twiml' in source) {
		if (source.twiml.length > longestTwiml) refuse(scene.board, '', 12_100, 'Twiml is too long');
		return { verbs: read(scene.board, source.twiml, scene.place, ''), base: scene.base };
	}
	const url = absolute(scene, source.url);
	if (!URL.canParse(url)) return refuse(scene.board, '', 11_100, 'an address that leads nowhere');
	const params = { ...callParams(scene.board, scene.call), ...scene.extra(), ...source.params };
	const answer = await scene.thread.wait<Answer | undefined>((done) => {
		void ask(scene.board, url, params).then(done);
	});
	return { verbs: judge(scene.board, answer, url, scene.place), base: url };
}

/** Tells an address something whose answer, though it must be a document, is not played. */
export async function tellAction(scene: Scene, url: string, params: Params): Promise<void> {
	const { board, call } = scene;
	const asked = { ...callParams(board, call), ...scene.extra(), ...params };
	const answer = await ask(board, url, asked);
	try {
		judge(board, answer, url, 'call');
	} catch (error) {
		if (!(error instanceof NoScript)) throw error;
	}
}

function judge(board: Board, answer: Answer | undefined, url: string, place: Place): Verb[] {
	if (!answer) return refuse(board, url, 11_205, 'no answer within 15 seconds');
	const { status, type, text } = answer;
	if (status >= 300 && status < 400) {
		return refuse(board, url, 11_200, 'a redirect loses parameters');
	}
	if (status < 200 || status > 299) return refuse(board, url, 11_200, `status ${status}`);
	// an empty answer says nothing more, as an empty Response does
	if (status === 204 || text.trim() === '') return [];
	if (!/^(text|application)\/xml\b/.test(type)) return refuse(board, url, 12_300, 'not xml');
	return read(board, text, place, url);
}

function read(board: Board, text: string, place: Place, url: string): Verb[] {
	try {
		return readDocument(text, place);
	} catch (error) {
		if (!(error instanceof BadDocument)) throw error;
		return refuse(board, url, error.code, error.message);
	}
}

function refuse(board: Board, url: string, code: number, detail: string): never {
	const path = url === '' ? 'Twiml' : new URL(url).pathname;
	board.refuse({ path, code, detail });
	throw new NoScript(code, url);
}
