import { randomBytes } from 'node:crypto';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import postgres from 'postgres';
import { atLocal } from '#domain/time.ts';
import { ensureDatabase } from '#server/db/embedded-databases.ts';
import { launch, startBuilt, untilEnd, worker } from '../../support/built.ts';
import { employ, type Colleague } from '../../support/people.ts';
import { testSettings } from '../../support/settings.ts';
import { passwords, templateName } from '../../support/template.ts';
import { openKeys, told } from './house.ts';
import type { Device } from './browsers.ts';
import { watch } from './watch.ts';

/** The built server and the worker in demo mode, on a database of their own, on a Tuesday at eleven. */
export interface Demo {
	superuser: postgres.Sql;
	counsellor(name: string, languages: string[]): Promise<Colleague>;
	setClock(at: Date): Promise<void>;
	opens(browser: Browser, device?: Device): Promise<Page>;
	/** Nothing went wrong on any page. */
	expectNoFaults(): void;
	stop(): Promise<void>;
}

export const tuesday = (hour: string) => atLocal('2028-03-14', hour);
const nothing = { PUBLIC_BASE_URL: '', TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' };

export async function openDemo(): Promise<Demo> {
	await openKeys();
	const name = `demo_${randomBytes(6).toString('hex')}`;
	const ownerPassword = passwords.owner;
	const server = at(told.superuserUrl, 'postgres');
	const owner = await ensureDatabase(server, { name, ownerPassword, template: templateName });
	const superuser = postgres(at(told.superuserUrl, name), { max: 2, onnotice: () => undefined });
	await superuser`GRANT CONNECT ON DATABASE ${superuser(name)} TO app, worker`;
	const setClock = async (moment: Date) => {
		await superuser`UPDATE clock SET ahead = ${moment.toISOString()}::timestamptz - now()`;
	};
	await setClock(tuesday('11:00'));
	await employ({ superuser }, 'Annelies', 'supervisor', { phone: '+15005550016' });
	const settings = {
		...testSettings,
		...nothing,
		APP_MODE: 'demo',
		ORGANISATION_PHONE: '0800 0113',
		DATABASE_URL: as(owner, 'app'),
		WORKER_DATABASE_URL: as(owner, 'worker')
	};
	const web = await startBuilt(settings);
	const working = launch(worker, { ...settings, ORIGIN: web.origin });
	const worked = untilEnd(working, 600_000);
	const faults: string[][] = [];
	const opened: BrowserContext[] = [];
	return {
		...{ superuser, setClock },
		async counsellor(who, languages) {
			const colleague = await employ({ superuser }, who, 'counsellor', { onDuty: true });
			await superuser`UPDATE staff SET chat_languages = ${languages} WHERE id = ${colleague.id}`;
			return colleague;
		},
		async opens(browser, { width = 1280, scripts = true } = {}) {
			const context = await browser.newContext({
				baseURL: web.origin,
				javaScriptEnabled: scripts,
				viewport: { width, height: 860 }
			});
			opened.push(context);
			const page = await context.newPage();
			faults.push(watch(page, web.origin));
			await page.goto('/demo/telephone');
			return page;
		},
		expectNoFaults: () => expect(faults.flat()).toEqual([]),
		async stop() {
			await Promise.all(opened.map((context) => context.close()));
			working.kill('SIGTERM');
			await Promise.all([web.stop(), worked]);
			await superuser.end();
		}
	};
}

function at(url: string, database: string): string {
	const address = new URL(url);
	address.pathname = `/${database}`;
	return address.href;
}

function as(url: string, role: 'app' | 'worker'): string {
	const address = new URL(url);
	address.username = role;
	address.password = passwords[role];
	return address.href;
}
