import fc from 'fast-check';
import { seed } from './proof.ts';

// what is random is the same in every run, and can be had again
fc.configureGlobal({ seed });
