import { readConfig } from '../../config.ts';
import { examine } from './doctor.ts';

const [flag, number] = process.argv.slice(2);
process.exitCode = await run().catch(giveUp);

/** 0 when all is well, 2 when something is to be mended at the provider, 1 when nobody could look. */
async function run(): Promise<number> {
	const config = readConfig(process.env, 'DATABASE_URL');
	if (!config.twilio || !config.publicBaseUrl)
		throw new Error('Twilio is not set up. See .env.example.');
	if (flag !== undefined && (flag !== '--send' || !/^\+[1-9]\d{6,14}$/.test(number ?? '')))
		throw new Error('npm run twilio:doctor [-- --send +31612345678]');
	const sendTo = flag === '--send' ? number : undefined;
	const found = await examine({ account: config.twilio, base: config.publicBaseUrl, sendTo });
	for (const { about, fine, words } of found)
		console.log(`${fine ? 'well' : 'MEND'}  ${about}: ${words}`);
	if (!sendTo)
		console.log('Nothing was sent. Add -- --send and a number of your own to try a text.');
	return found.every(({ fine }) => fine) ? 0 : 2;
}

function giveUp(reason: unknown): number {
	console.error(reason instanceof Error ? reason.message : 'It could not be looked at.');
	return 1;
}
