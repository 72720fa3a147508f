import type { deskWords } from '#i18n/desk.ts';

/** How a telephone's owner is called on the page. */
export function nameOf(
	{ id, name }: { id: string; name: string },
	t: ReturnType<typeof deskWords>
): string {
	if (name) return name;
	return t(id === 'withheld' ? 'practice.line.withheld' : 'practice.line.unknown');
}
