import type { Account } from './account.ts';
import type { Ending } from './ending.ts';
import type { Json } from './spec.ts';

/** One request, read by the contract. */
export interface VoiceRequest {
	/** What stands in the path, by the names of the contract. */
	named: Record<string, string>;
	query: Json;
	params: Json;
	path: string;
}

export type VoiceOperation = (account: Account, request: VoiceRequest) => Ending;
