import { readFileSync } from 'node:fs';

export type Json = Record<string, unknown>;

interface Parameter {
	name: string;
	in: 'path' | 'query';
	required?: boolean;
	schema: Json;
}

interface RawOperation {
	operationId: string;
	parameters: Parameter[];
	requestBody?: { content: Record<string, { schema: Json }> };
	responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

export interface Operation {
	id: string;
	method: string;
	path: RegExp;
	pathSchema: Json;
	querySchema: Json;
	bodySchema: Json | undefined;
	/** By status; undefined for an answer without a body. */
	answers: Map<number, Json | undefined>;
}

const file = new URL('./openapi-subset.json', import.meta.url);
const source = JSON.parse(readFileSync(file, 'utf8')) as {
	paths: Record<string, Record<string, RawOperation>>;
	components: { schemas: Record<string, Json> };
};

/** Every operation of the subset, as JSON schemas that allow no field the subset does not name. */
export const operations: Operation[] = Object.entries(source.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, raw]) => read(path, method, raw))
);

function read(path: string, method: string, raw: RawOperation): Operation {
	const form = raw.requestBody?.content['application/x-www-form-urlencoded']?.schema;
	const answers = Object.entries(raw.responses).map(([status, { content }]) => {
		const schema = content?.['application/json']?.schema;
		return [Number(status), schema && close(schema, true)] as const;
	});
	return {
		id: raw.operationId,
		method: method.toUpperCase(),
		path: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
		pathSchema: asObject(raw.parameters.filter((one) => one.in === 'path')),
		querySchema: asObject(raw.parameters.filter((one) => one.in === 'query')),
		bodySchema: form && close(form, false),
		answers: new Map(answers)
	};
}

function asObject(parameters: Parameter[]): Json {
	return {
		type: 'object',
		additionalProperties: false,
		properties: Object.fromEntries(parameters.map((one) => [one.name, close(one.schema, false)])),
		required: parameters.filter((one) => one.required).map((one) => one.name)
	};
}

/** `whole`: every named property must be there, as Twilio's answers have them. */
function close(schema: Json, whole: boolean): Json {
	if (typeof schema.$ref === 'string') return close(named(schema.$ref), whole);
	const { nullable, properties, items, ...rest } = schema;
	const closed: Json = { ...rest };
	if (nullable) closed.type = [rest.type, 'null'];
	if (items) closed.items = close(items as Json, whole);
	if (properties) {
		const entries = Object.entries(properties as Record<string, Json>);
		closed.properties = Object.fromEntries(entries.map(([key, one]) => [key, close(one, whole)]));
		closed.additionalProperties = false;
		if (whole) closed.required = entries.map(([key]) => key);
	}
	return closed;
}

// the contract forgets that what has not ended has no reason yet
function named(reference: string): Json {
	const found = lookUp(reference);
	if (!reference.endsWith('reason_conference_ended')) return found;
	return { ...found, nullable: true, enum: [...(found.enum as string[]), null] };
}

function lookUp(reference: string): Json {
	const found = source.components.schemas[reference.split('/').at(-1) ?? ''];
	if (!found) throw new Error(`The subset has no ${reference}`);
	return found;
}
