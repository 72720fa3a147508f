// Entry of the built server (`node build`): security headers on every response, and a stop within seconds.
import { createServer } from 'node:http';

if (Number(process.versions.node.split('.')[0]) < 24) {
	console.error(
		'Naastenlijn does not start. It needs Node 24: node src/start/locked-node.mjs build/index.js'
	);
	process.exit(1);
}
// the adapter throws at an address it cannot read; left out, it is named with everything else that is wrong
if (!/^https?:\/\/[^/]/.test(process.env.ORIGIN ?? '')) delete process.env.ORIGIN;
// what is far too long comes back on its page, with what is wrong; beyond this it is refused unread
process.env.BODY_SIZE_LIMIT ??= '2M';
const { env } = await import('./env.js');
const { handler } = await import('./handler.js');

const headers = {
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	'cross-origin-embedder-policy': 'require-corp',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'x-robots-tag': 'noarchive'
};
const stopWithin = 2500;

const server = createServer((request, response) => {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	if (env('ORIGIN', '').startsWith('https:')) {
		response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
	}
	if (request.method === 'TRACE' || request.method === 'CONNECT') {
		response.writeHead(405, { allow: 'GET, HEAD, POST' }).end();
		return;
	}
	handler(request, response, () => response.writeHead(404).end());
});
server.requestTimeout = 30_000;
server.headersTimeout = 15_000;
server.listen({ host: env('HOST', '0.0.0.0'), port: Number(env('PORT', '3000')) });

let stopping = false;
function stop() {
	if (stopping) return;
	stopping = true;
	process.emit('sveltekit:shutdown', 'SIGTERM');
	server.close(() => process.exit(0));
	// a connection whose stream was ended is idle only now
	setInterval(() => server.closeIdleConnections(), 50);
	setTimeout(() => process.exit(0), stopWithin).unref();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
