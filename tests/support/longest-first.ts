import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The database tests that take long, the longest ahead: begun last, one of them would keep a processor idle. */
const long = [
	'proofs/reminders',
	'server/rooms',
	'proofs/rotation',
	'proofs/restart',
	'server/production-start',
	'proofs/withdrawal',
	'server/worker',
	'proofs/keys',
	'proofs/chat-crash',
	'proofs/telephone-texts',
	'proofs/telephone-desk',
	'proofs/telephone-webhooks',
	'proofs/telephone',
	'server/chat-doors',
	'server/room-own',
	'server/chat-feed',
	'server/scope',
	'server/rls-by-sql',
	'proofs/chat-doors',
	'proofs/tampering',
	'server/seed'
].map((name) => `/tests/${name}.test.ts`);

/** All others follow as Vitest has them. */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const place = ({ moduleId }: TestSpecification) => {
			const at = long.findIndex((name) => moduleId.endsWith(name));
			return at === -1 ? long.length : at;
		};
		return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
	}
}
