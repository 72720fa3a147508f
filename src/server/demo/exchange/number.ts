/** A telephone number of ours, and what is registered for it. */
export interface OurNumber {
	sid: string;
	number: string;
	name: string;
	voiceUrl: string;
	fallbackUrl: string;
	statusCallback: string;
	smsUrl: string;
	smsFallbackUrl: string;
	createdAt: Date;
	updatedAt: Date;
}
