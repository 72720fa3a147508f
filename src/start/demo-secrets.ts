import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DemoSecrets {
	encryptionKeys: string;
	indexKey: string;
	authSecret: string;
	ownerPassword: string;
	appPassword: string;
	workerPassword: string;
}

export const secretsName = 'demo-secrets.json';

/** Secrets made for one data folder; without them what it holds cannot be read. */
export function keepSecrets(dataDir: string): DemoSecrets {
	const file = join(dataDir, secretsName);
	if (!existsSync(file)) writeFileSync(file, JSON.stringify(newSecrets()), { mode: 0o600 });
	return JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets;
}

function newSecrets(): DemoSecrets {
	return {
		encryptionKeys: `demo:${secret('base64')}`,
		indexKey: secret('base64'),
		authSecret: secret('base64url'),
		ownerPassword: secret('base64url'),
		appPassword: secret('base64url'),
		workerPassword: secret('base64url')
	};
}

function secret(encoding: 'base64' | 'base64url'): string {
	return randomBytes(32).toString(encoding);
}
