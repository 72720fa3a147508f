import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// below what systems give to outgoing connections: one of those could take it before who asked listens
const ports = { from: 10_000, to: 32_000 };

/** A port of the loopback where nobody listens, for a server that is started next. */
export async function freeLoopbackPort(): Promise<number> {
	for (;;) {
		const port = randomInt(ports.from, ports.to);
		if (await isFree(port)) return port;
	}
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer().once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
}
