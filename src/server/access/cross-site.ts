const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Kit's own cross-site check is off, since Twilio posts without Origin; this one is stricter. Every other
 * post must come from a page of ours: browsers send Origin with each, and Sec-Fetch-Site where they know it.
 */
export function isCrossSite(request: Request, routeId: string | null, origin: string): boolean {
	if (safeMethods.has(request.method)) return false;
	if (routeId?.startsWith('/(machine)/twilio/')) return false;
	const site = request.headers.get('sec-fetch-site');
	return request.headers.get('origin') !== origin || (site !== null && site !== 'same-origin');
}
