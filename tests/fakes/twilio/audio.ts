import type { Account } from './account.ts';
import { isOfApp } from './bins.ts';

const usualSeconds = 5;
const headerBytes = 44;

/** How long a file of the app lasts; undefined when it has none there. Files elsewhere are believed. */
export async function audioSeconds(account: Account, address: string): Promise<number | undefined> {
	if (!isOfApp(account, address)) return usualSeconds;
	const { local } = account.options.callbackBase;
	const url = new URL(address);
	const signal = AbortSignal.timeout(account.options.patienceMs);
	const answer = await fetch(local.replace(/\/$/, '') + url.pathname + url.search, { signal });
	const type = answer.headers.get('content-type') ?? '';
	const bytes = Buffer.from(await answer.arrayBuffer());
	if (!answer.ok || !type.startsWith('audio/')) return undefined;
	return lengthOf(bytes);
}

function lengthOf(bytes: Buffer): number {
	const isWave = bytes.length > headerBytes && bytes.toString('latin1', 0, 4) === 'RIFF';
	if (!isWave) return usualSeconds;
	const bytesASecond = bytes.readUInt32LE(28);
	return Math.max(1, Math.round((bytes.length - headerBytes) / bytesASecond));
}
