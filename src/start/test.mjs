import { runLocked } from './locked-node.mjs';

await runLocked('src/start/checks.ts', process.argv.slice(2));
