import { hash, verify } from '@node-rs/argon2';

// OWASP's least for argon2id, which is this library's default kind; a heavier one lets strangers tire the server
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const longestQueue = 20;

/** Nothing was hashed: too many others wait. */
export const busy = { problem: 'busy' } as const;

export function hashPassword(password: string): Promise<{ hash: string } | typeof busy> {
	return inTurn(async () => ({ hash: await hash(password, cost) }));
}

/** Takes as long when there is no hash to compare with: whether an account exists cannot be timed. */
export function verifyPassword(
	known: string | undefined,
	password: string
): Promise<{ right: boolean } | typeof busy> {
	return inTurn(async () => {
		const right = await verify(known ?? (await nobodys), password, cost);
		return { right: right && known !== undefined };
	});
}

const nobodys = hash('nobody has this password', cost);

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(act: () => Promise<T>): Promise<T | typeof busy> {
	if (running >= atOnce) {
		if (waiting.length >= longestQueue) return busy;
		await new Promise<void>((go) => waiting.push(go));
	} else {
		running++;
	}
	try {
		return await act();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}
