import { whoReadsNow } from '#server/intakes/promise.ts';

export const load = async () => ({ open: await whoReadsNow() });
