/** One text to one number. The report address names notification and attempt. */
export interface OutgoingText {
	to: string;
	body: string;
	reportTo: string;
	/** How long the provider may keep trying, in seconds, 1..36000. */
	validSeconds: number;
	/** Under a neutral name where there is one; nobody can answer that. */
	underName?: boolean | undefined;
}

/**
 * What is known after a request. `refused`: it will never go out. `notSent`: surely not, it may be
 * tried again. `uncertain`: it may have gone out, so it is found out and never blindly repeated.
 * Nothing of what was sent and no credential leaves with it: only codes.
 */
export type SendOutcome =
	| { accepted: string; status: string }
	| { refused: string }
	| { notSent: 'busy' | 'unreachable' | 'account'; code: string }
	| { uncertain: string };

export interface FoundText {
	id: string;
	status: string;
	body: string;
}

/** A text of somebody to a number of ours. */
export interface InboundText {
	id: string;
	from: string;
	body: string;
	/** How many pictures came with it; they are never fetched. */
	pictures: number;
	sentAt: Date;
}

/** A way to send texts. */
export interface TextProvider {
	sendText(text: OutgoingText): Promise<SendOutcome>;
	/** What the provider accepted for this number since then, or that it could not be asked. */
	findTexts(to: string, since: Date): Promise<{ found: FoundText[] } | { unknown: string }>;
	/** What came in since then, whether or not we were told; or that it could not be asked. */
	findInbound(since: Date): Promise<{ found: InboundText[] } | { unknown: string }>;
}
