import { createInterface } from 'node:readline';
import { closeHouse, house } from '../house.ts';
import { start } from '../start.ts';
import { atTheDoor } from '../work.ts';
import { openAccount } from './add.ts';
import { readNewAccount } from './form.ts';

const reasons = {
	'not-allowed': 'There is an administrator already, who adds accounts at /staff.',
	'email-taken': 'There is an account with this e-mail address already.'
};

// the first administrator; who comes after is added at /staff
try {
	await start('web');
	process.exitCode = await addAdministrator();
} catch (reason) {
	console.error(reason instanceof Error ? reason.message : 'It did not work.');
	process.exitCode = 1;
} finally {
	await closeHouse();
}

async function addAdministrator(): Promise<number> {
	const read = readNewAccount(await ask());
	if ('problems' in read) return refuse(`Not right: ${Object.values(read.problems).join(', ')}.`);
	const outcome = await atTheDoor((work) => openAccount(work, read.request));
	if ('problem' in outcome) return refuse(reasons[outcome.problem]);

	console.log(
		`\nOpen ${house().config.origin}/sign-in/welcome and type this code there; it is shown only now.`
	);
	console.log(`${outcome.invitation.code}   valid until ${outcome.invitation.until.toISOString()}`);
	return 0;
}

async function ask(): Promise<FormData> {
	const form = new FormData();
	form.set('role', 'administrator');
	const typed = createInterface({ input: process.stdin });
	const lines = typed[Symbol.asyncIterator]();
	for (const [field, question] of [
		['name', 'Name: '],
		['email', 'E-mail address: ']
	] as const) {
		process.stdout.write(question);
		const line = await lines.next();
		form.set(field, line.done ? '' : line.value);
	}
	typed.close();
	return form;
}

function refuse(reason: string): number {
	console.error(reason);
	return 1;
}
