import type { Holidays } from '#domain/deadline.ts';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import type { CallProvider } from './integrations/calls.ts';
import type { KeyRing } from './keys/ring.ts';

/** What one running process stands on: its settings, its database, its keys. */
export interface House {
	config: Config;
	database: Database;
	keys: KeyRing;
	/** Through whom calls are made where that is neither the provider nor the demo: a test. */
	calls?: CallProvider;
}

let standing: House | undefined;

export function openHouse(opened: House): void {
	standing = opened;
}

export function house(): House {
	if (!standing) throw new Error('the house is not open yet');
	return standing;
}

/** The free days that this organisation gives. */
export function holidays(): Holidays {
	return house().config.openingHours.holidays ?? {};
}

export async function closeHouse(): Promise<void> {
	await standing?.database.sql.end({ timeout: 3 });
	standing = undefined;
}
