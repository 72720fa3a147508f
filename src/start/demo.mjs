import { giveUp } from './announce.mjs';
import { readDemoSettings, refusal } from './demo-settings.mjs';
import { root, runLocked } from './locked-node.mjs';

const words = process.argv.slice(2);
const reason = refusal(process.env);
if (reason) giveUp(reason);
try {
	readDemoSettings(process.env, words, root);
} catch (error) {
	giveUp(error);
}
await runLocked('src/start/demo.ts', words);
