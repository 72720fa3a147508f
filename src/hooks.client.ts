import type { ClientInit } from '@sveltejs/kit';
import { watchEarlyTyping } from '#ui/early-typing.ts';

export const init: ClientInit = watchEarlyTyping;
