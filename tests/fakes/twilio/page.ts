import type { Ending } from './ending.ts';
import type { Json } from './spec.ts';

const usualSize = 50;

/** One page of a list, as Twilio turns pages; `query` holds the filters too. */
export function listed(path: string, query: Json, name: string, all: Json[]): Ending {
	const { PageSize: size = usualSize, Page: page = 0 } = query as Partial<Record<string, number>>;
	const shown = all.slice(page * size, (page + 1) * size);
	const uriOf = (number: number) => pageUri(path, query, size, number);
	const json = {
		end: page * size + Math.max(shown.length - 1, 0),
		first_page_uri: uriOf(0),
		next_page_uri: all.length > (page + 1) * size ? uriOf(page + 1) : null,
		page,
		page_size: size,
		previous_page_uri: page > 0 ? uriOf(page - 1) : null,
		start: page * size,
		uri: uriOf(page),
		[name]: shown
	};
	return { kind: 'json', status: 200, json };
}

function pageUri(path: string, query: Json, size: number, page: number): string {
	const wanted = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (!name.startsWith('Page') && value !== undefined) wanted.set(name, String(value));
	}
	wanted.set('PageSize', String(size));
	wanted.set('Page', String(page));
	if (page > 0) wanted.set('PageToken', `PA${page}`);
	return `${path}?${wanted}`;
}
