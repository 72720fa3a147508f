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

/**
 * Takes as long when there is no hash to compare with: whether an account exists cannot be timed.
 * `first` goes before everybody who waits, so that a crowd of strangers keeps no colleague out.
 */
export function verifyPassword(
	known: string | undefined,
	password: string,
	first = false
): Promise<{ right: boolean } | typeof busy> {
	const verified = async () => {
		const right = await verify(known ?? (await nobodys), password, cost);
		return { right: right && known !== undefined };
	};
	return inTurn(verified, first ? waitingFirst : waiting);
}

const nobodys = hash('nobody has this password', cost);

type Queue = (() => void)[];
let running = 0;
const waitingFirst: Queue = [];
const waiting: Queue = [];

async function inTurn<T>(act: () => Promise<T>, queue = waiting): Promise<T | typeof busy> {
	if (running >= atOnce) {
		if (queue.length >= longestQueue) return busy;
		await new Promise<void>((go) => queue.push(go));
	} else {
		running++;
	}
	try {
		return await act();
	} finally {
		const next = waitingFirst.shift() ?? waiting.shift();
		if (next) next();
		else running--;
	}
}
