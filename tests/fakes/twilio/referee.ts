import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Violation } from './account.ts';
import { operations, type Json, type Operation } from './spec.ts';

type Part = Violation['part'];

const phoneNumber = /^((whatsapp|rcs):)?\+[1-9]\d{6,14}$/;
// the contract calls whatever stands above a text a phone-number, a name too
const senderName = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;
const moment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$/;
const rfc2822 = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$/;
const currency = /^[A-Za-z]{3}$/;

const unchecked = {
	endpoint: true,
	twiml: true,
	int64: true,
	'http-method': true,
	'phone-number-capabilities': true,
	'uri-map': true
} as const;

// forms carry text only, so requests are read with coercion and answers without
const requests = new Ajv({
	allErrors: true,
	coerceTypes: 'array',
	strict: false,
	formats: {
		...unchecked,
		uri: fullFormats.uri,
		'phone-number': phoneNumber,
		'date-time': moment,
		date: moment
	}
});
// Twilio's own answers carry relative addresses and, inbound, senders that are no number
const answers = new Ajv({
	allErrors: true,
	strict: false,
	formats: {
		...unchecked,
		uri: fullFormats['uri-reference'],
		'phone-number': true,
		'date-time': true,
		date: true,
		'date-time-rfc-2822': rfc2822,
		currency
	}
});

const compiled = new WeakMap<Json, ValidateFunction>();

export function operationFor(method: string, path: string): Operation | undefined {
	return operations.find((one) => one.method === method && one.path.test(path));
}

/** Turns `params` and `query` into the types of the contract, in place, and tells what breaks it. */
export function judgeRequest(
	operation: Operation,
	path: string,
	query: Json,
	params: Json
): Violation[] {
	const named = { ...operation.path.exec(path)?.groups };
	const body = operation.bodySchema ?? { type: 'object', additionalProperties: false };
	return [
		...judge(operation.id, 'path', compile(requests, operation.pathSchema), named),
		...judge(operation.id, 'query', compile(requests, operation.querySchema), query),
		...judge(operation.id, 'body', compile(requests, body), params).filter(
			({ detail }) =>
				detail !== '/From format phone-number' || !senderName.test(String(params['From']))
		)
	];
}

export function judgeAnswer(operation: Operation, status: number, json: unknown): Violation[] {
	if (!operation.answers.has(status)) {
		return [{ operation: operation.id, part: 'answer', detail: `status ${status}` }];
	}
	const schema = operation.answers.get(status);
	return schema ? judge(operation.id, 'answer', compile(answers, schema), json) : [];
}

function compile(ajv: Ajv, schema: Json): ValidateFunction {
	const known = compiled.get(schema) ?? ajv.compile(schema);
	compiled.set(schema, known);
	return known;
}

function judge(operation: string, part: Part, validate: ValidateFunction, subject: unknown) {
	if (validate(subject)) return [];
	return (validate.errors ?? []).map((error) => ({ operation, part, detail: wording(error) }));
}

function wording({ instancePath, keyword, params }: ErrorObject): string {
	const name = params.additionalProperty ?? params.missingProperty ?? params.format ?? '';
	return [instancePath, keyword, name].filter(Boolean).join(' ');
}
