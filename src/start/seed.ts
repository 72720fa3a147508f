import { seedDemo } from '#server/demo/seed.ts';

await seedDemo();
