/** What stands in a form at this moment, by field; of several answers the last. */
export function fieldsIn(form: HTMLFormElement): Record<string, string> {
	return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
