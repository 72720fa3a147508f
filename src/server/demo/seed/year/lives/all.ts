import type { Life } from '../life.ts';
import { advice2 } from './advice-more.ts';
import { advice1 } from './advice.ts';
import { children } from './children.ts';
import { kin } from './kin.ts';
import { out } from './out.ts';

export const families: readonly Life[] = [...children, ...kin];
export const leavers: readonly Life[] = out;
export const professionals: readonly Life[] = [...advice1, ...advice2];
