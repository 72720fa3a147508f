import { runLocked } from './locked-node.mjs';

await runLocked('tests/bench/bench.ts', process.argv.slice(2));
