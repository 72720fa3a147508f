/** An answer to Twilio in its own language. */
export function twiml(document: string): Response {
	const headers = { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store' };
	return new Response(document, { headers });
}
