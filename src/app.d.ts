import type { Language } from '#domain/language.ts';
import type { StaffSession } from '#server/access/session.ts';

declare global {
	namespace App {
		interface Locals {
			staff?: StaffSession;
			language: Language;
		}
		interface PageData {
			/** A sheet stands here that says itself by whom and when it is printed, and told the house when it was opened. */
			isSheet?: boolean;
			/** It told the house when it was opened that it is printed, and does not say so on paper. */
			onPaper?: boolean;
		}
		interface Error {
			message: string;
			code?: string;
		}
	}
}

export {};
