import { invalidate } from '$app/navigation';

/** Reads again what a page stands on. Without a line it does not try: what fails would put an error page in its place, and the next sign comes with the line. */
export async function reread(what: string): Promise<void> {
	if (navigator.onLine) await invalidate(what);
}
