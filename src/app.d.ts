import type { Language } from '#domain/language.ts';
import type { StaffSession } from '#server/access/session.ts';

declare global {
	namespace App {
		interface Locals {
			staff?: StaffSession;
			language: Language;
		}
		interface Error {
			message: string;
			code?: string;
		}
	}
}

export {};
