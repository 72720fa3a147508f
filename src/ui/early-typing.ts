type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

declare global {
	interface Window {
		/** Of `static/early-typing.js`, which is there long before this. */
		typedEarly?: () => Map<EventTarget, string | boolean>;
	}
}

const early = new Map<Typed, string | boolean>();
const events = ['input', 'change'] as const;

/** On a slow line somebody types before the page comes to life, which would put every field back as it was sent. */
export function watchEarlyTyping(): void {
	for (const field of isFirstTime() ? fields() : []) if (isTyped(field)) remember(field);
	for (const [field, typed] of window.typedEarly?.() ?? []) remember(field as Typed, typed);
	for (const event of events) document.addEventListener(event, rememberTarget, true);
}

/** Once the page is alive. */
export function giveBackEarlyTyping(): void {
	for (const event of events) document.removeEventListener(event, rememberTarget, true);
	for (const [field, typed] of early) {
		if (stateOf(field) === typed) continue;
		if (typeof typed === 'boolean') (field as HTMLInputElement).checked = typed;
		else field.value = typed;
		for (const event of events) field.dispatchEvent(new Event(event, { bubbles: true }));
	}
	early.clear();
}

// on the way back or after a reload the browser itself fills in what stood there, perhaps another person's
function isFirstTime(): boolean {
	const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	return way?.type === 'navigate';
}

function fields(): Iterable<Typed> {
	return document.querySelectorAll<Typed>('input, textarea, select');
}

function rememberTarget({ target }: Event): void {
	remember(target as Typed);
}

// the last one last: of the buttons of one question the one that was pressed last holds
function remember(field: Typed, typed = stateOf(field)): void {
	early.delete(field);
	early.set(field, typed);
}

function isTick(field: Typed): field is HTMLInputElement {
	return field.type === 'checkbox' || field.type === 'radio';
}

function stateOf(field: Typed): string | boolean {
	return isTick(field) ? field.checked : field.value;
}

function isTyped(field: Typed): boolean {
	if (field instanceof HTMLSelectElement)
		return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
	return isTick(field)
		? field.checked !== field.defaultChecked
		: field.value !== field.defaultValue;
}
