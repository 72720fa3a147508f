import type { SendOutcome } from '../texts.ts';

// Found before a byte of the text was written: name, route, connection or certificate.
const neverConnected =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/**
 * What an error of the SDK says about the text. The error itself must go no further: it carries the
 * credentials, the number and the text.
 */
export function outcomeOf(error: unknown): SendOutcome {
	const { status, code } = partsOf(error);
	const word = String(code ?? status ?? 'unreadable');
	if (status === 401 || code === 20003) return { notSent: 'account', code: word };
	if (status === 429 || code === 20429) return { notSent: 'busy', code: word };
	if (typeof code === 'string' && neverConnected.test(code)) {
		return { notSent: 'unreachable', code };
	}
	const isRefusal = status !== undefined && status >= 400 && status < 500;
	return isRefusal && typeof code === 'number' ? { refused: word } : { uncertain: word };
}

function partsOf(error: unknown): { status?: number; code?: number | string } {
	if (!(error instanceof Error)) return {};
	const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
	const code = 'code' in error ? error.code : undefined;
	return {
		...(status === undefined ? {} : { status }),
		...(typeof code === 'number' || typeof code === 'string' ? { code } : {})
	};
}
