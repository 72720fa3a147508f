import { openTrail } from './open-trail.ts';
import { sealTrail } from './trail.ts';

const trail = openTrail('npm run audit:seal > seals.jsonl');
for (const seal of await sealTrail(trail)) console.log(JSON.stringify(seal));
await trail.sql.end();
