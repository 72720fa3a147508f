import type { Page } from '@playwright/test';
import { languages } from '#domain/language.ts';
import { publicWords } from '#i18n/public.ts';
import { onMonday } from './support/clock.ts';
import { look } from './support/look.ts';
import { comesBack, closesTheRoom, findsItClosed, writesBack } from './support/room.ts';
import { employ } from './support/staff.ts';
import { expect, test } from './support/test.ts';
import { newNumber } from './support/telephone.ts';
import { noDanger, sends, writes } from './support/writing.ts';

const t = publicWords('ar');
const width = 320;

test('a mother writes in Arabic at 320 pixels and comes back with Arabic digits', async ({
	opens
}) => {
	await onMonday();
	await employ('Amina', 'counsellor', { onDuty: true });
	const hers = await opens({ width });
	const answers = {
		...{ safeToTalk: 'yes', ...noDanger, relation: 'child', ageBand: '18-22' },
		story: 'ابني لا يتكلم معنا منذ شهر، وأنا خائفة عليه.',
		...{
			phone: newNumber(),
			mayText: 'yes',
			mayCall: 'no',
			phoneShared: 'no',
			phoneMonitored: 'none'
		},
		safeMoments: ['3-afternoon'],
		word: 'ياسمين'
	};
	await writes(hers, 'ar', { door: 'relative', answers });
	await expectRightToLeft(hers);
	const pass = await sends(hers, 'ar');
	await expectRightToLeft(hers);
	await expect(hers.getByText(t('open.no'))).toHaveCount(0);

	const elsewhere = await opens({ width });
	await comesBack(elsewhere, 'ar', { ...pass, code: inArabicDigits(pass.code) });
	await expectRightToLeft(elsewhere);
	await writesBack(elsewhere, 'ar', 'هو الآن نائم.');
	await expectRightToLeft(elsewhere);
	await writesOnAndOn(elsewhere);
	await expectRightToLeft(elsewhere);
	await closesTheRoom(elsewhere, 'ar');
	await findsItClosed(elsewhere, 'ar', pass);
});

test('on a short telephone the first door stands above the way out, in every language', async ({
	opens
}) => {
	const hers = await opens({ width });
	await hers.setViewportSize({ width, height: 568 });
	for (const language of languages) {
		await hers.goto(`/${language}`);
		const door = (await hers.locator('button[name=door]').first().boundingBox())!;
		const exit = (await hers.locator('[data-quick-exit]').boundingBox())!;
		expect(door.y + door.height, language).toBeLessThanOrEqual(exit.y);
	}
});

/** In a long room the newest letters lie open, and the older ones are one touch away. */
async function writesOnAndOn(page: Page): Promise<void> {
	for (const words of ['عاد.', 'أكل قليلًا.', 'تكلم مع أخته.', 'خرج.', 'عاد متأخرًا.'])
		await writesBack(page, 'ar', words);
	await expect(page.getByText('هو الآن نائم.')).toBeHidden();
	await look(page, 'long room');
	await page
		.locator('summary')
		.filter({ hasText: t('room.earlier', { n: 2 }) })
		.click();
	await expect(page.getByText('هو الآن نائم.')).toBeVisible();
	await look(page, 'long room unfolded');
}

/** The page runs from right to left; every number in it keeps its own order. */
async function expectRightToLeft(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
	expect(await page.evaluate(numbersThatMayTurn)).toEqual([]);
}

/** Texts with digits parted by spaces or dashes that stand in no element with a direction of its own. */
function numbersThatMayTurn(): string[] {
	const found: string[] = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const text = walk.currentNode.textContent ?? '';
		const own = walk.currentNode.parentElement?.closest('[dir=ltr], bdi, script, style');
		if (!own && /\d[\d ]*[ –-]+\d/.test(text.replace(/\u2066[^\u2069]*\u2069/g, '')))
			found.push(text.trim());
	}
	return found;
}

function inArabicDigits(code: string): string {
	return code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
}
