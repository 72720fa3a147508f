import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** One word for each place where a browser may keep something. */
export const planted = {
	address: 'kanarieadresqx',
	cookie: 'kanariekoekjeqx',
	storage: 'kanarieopslagqx',
	database: 'kanariedatabankqx',
	plain: 'kanariegewoonqx',
	gzip: 'kanariegzipqx',
	brotli: 'kanariebrotliqx'
};

const scripts: Record<string, [encoding: string, body: Buffer]> = {
	'/plain.js': ['identity', scriptSaying(planted.plain)],
	'/gzip.js': ['gzip', gzipSync(scriptSaying(planted.gzip))],
	'/brotli.js': ['br', brotliCompressSync(scriptSaying(planted.brotli))]
};

const page = `<!doctype html><title>planted</title>
<script src="/plain.js"></script><script src="/gzip.js"></script><script src="/brotli.js"></script>
<script>
	localStorage.setItem('planted', ${inTwo(planted.storage)});
	const opening = indexedDB.open('planted', 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('words');
	opening.onsuccess = () => {
		const writing = opening.result.transaction('words', 'readwrite');
		writing.objectStore('words').put(${inTwo(planted.database)}, 1);
		writing.oncomplete = () => (document.title = 'kept');
	};
</script>`;

/** A site that leaves a trace wherever one can be left. Asked as localhost, so that its cookies are its own. */
export async function startPlantingSite(): Promise<{ address: string; stop(): void }> {
	const server = createServer((request, response) => {
		const [encoding, body] = scripts[request.url ?? ''] ?? ['identity', Buffer.from(page)];
		response.writeHead(200, {
			'content-type': request.url?.endsWith('.js') ? 'text/javascript' : 'text/html',
			'content-encoding': encoding,
			'cache-control': 'max-age=86400',
			'set-cookie': `${planted.cookie}=1; Max-Age=86400`
		});
		response.end(body);
	});
	await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://localhost:${port}/${planted.address}`,
		stop: () => void server.close()
	};
}

// long and uneven, so that the word itself does not stand in the packed bytes
function scriptSaying(word: string): Buffer {
	const filling = Array.from({ length: 60 }, (_, n) => `// regel ${n * 7919}: ${word} ${n}`);
	return Buffer.from(`globalThis.said = '${word}';\n${filling.join('\n')}`);
}

// so that the page itself, which is kept too, does not hold it
function inTwo(word: string): string {
	return `'${word.slice(0, 7)}' + '${word.slice(7)}'`;
}
