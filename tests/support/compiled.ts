/** Where this run keeps what Node made of our sources, so that a process of ours that starts does not make it again. */
export const compiled: Record<string, string> = process.env['NODE_COMPILE_CACHE']
	? { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }
	: {};
