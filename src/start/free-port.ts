import { createServer } from 'node:net';

const first = 4800;
const last = 4899;

/** The port that was asked for, or else the first free one from 4800 on. */
export async function choosePort(host: string, wanted: number | undefined): Promise<number> {
	if (wanted !== undefined) {
		if (await isFree(host, wanted)) return wanted;
		throw new Error(`port ${wanted} is in use; choose another one with PORT`);
	}
	for (let port = first; port <= last; port++) if (await isFree(host, port)) return port;
	throw new Error(`ports ${first} to ${last} are all in use; choose one with PORT`);
}

function isFree(host: string, port: number): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
			else reject(new Error(`cannot listen on ${host}: ${error.code}`));
		});
		probe.listen(port, host, () => probe.close(() => resolve(true)));
	});
}
