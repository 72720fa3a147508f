import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const pages = globSync('src/routes/*/desk/*/cases/*id]/**/+page.svelte').filter(
	(page) => !page.includes('/print/')
);

test('there are pages of a case', () => {
	expect(pages.length).toBeGreaterThan(8);
});

test.each(pages)('%s shows the pages beside it', (page) => {
	expect(readFileSync(page, 'utf8')).toMatch(/<(CaseTop|CaseNav|CaseHeader) /);
});
