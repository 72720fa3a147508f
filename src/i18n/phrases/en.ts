import type { SameKeys } from '../words.ts';
import type nl from './nl.ts';

export default {
	'greeting.welcome': 'It is good that you write. I am here for you.',
	'greeting.time': 'Take your time. You do not have to type fast.',
	'greeting.begin': 'Where would you like to begin?',
	'who.we':
		'We talk with people who worry about someone close to them. It is free and it is your choice.',
	'who.kept':
		'We erase the words of this conversation after 30 days. A short summary stays with us.',
	'who.name': 'You do not have to say your name.',
	'safe.free': 'Can you write freely now? Is anyone looking over your shoulder?',
	'safe.stop':
		'Is it no longer safe? Then close this screen. With your code and word you can go on later.',
	'safe.when': 'When could you write in peace?',
	'acute.you': 'Are you in danger yourself now?',
	'acute.violence': 'Are you afraid that someone will use violence now or in the coming days?',
	'acute.leaving': 'Do you think someone wants to leave now or in the coming days?',
	'acute.weapon': 'Can someone get hold of a weapon?',
	'acute.suicide': 'Is someone thinking of suicide? You, or the other person?',
	'acute.child': 'Is a child in danger now?',
	'acute.112': 'In immediate danger: call 112. We cannot call for you.',
	'acute.113': 'With thoughts of suicide: call 113 or 0800-0113, day and night.',
	'listen.heavy': 'That sounds heavy. It is good that you tell it.',
	'listen.saw': 'What did you see or hear exactly?',
	'listen.since': 'Since when have you noticed this?',
	'listen.yourself': 'How are you yourself? Do you sleep?',
	'listen.works': 'What still goes well between you?',
	'listen.tried': 'What have you tried so far?',
	'listen.hope': 'What do you hope will happen?',
	'limits.danger':
		'Is someone in serious danger? Then we may have to involve others. We try to talk about that with you first.',
	'limits.secret': 'We do not simply pass things on. We cannot promise a secret without any limit.',
	'wait.thinking': 'I am thinking about what you write. I am still here.',
	'wait.looking': 'I am looking something up. That takes a few minutes.',
	'wait.there': 'Are you still there? Please take your time.',
	'colleague.in':
		'I would like to ask a colleague to read along. You will see it when they come in. Is that all right?',
	'colleague.over':
		'A colleague takes over this conversation from me. They read what you wrote: you do not have to start again.',
	'close.sum': 'Let me sum up. Will you tell me if it is not right?',
	'close.step': 'Which small step would suit you now?',
	'close.worse': 'What will you do if it gets worse?',
	'close.end': 'I would like to close soon. Is there anything else you want to say?',
	'close.thanks': 'Thank you for sharing this with me. You can write again later.',
	'code.kept': 'Do you have the code and your word? With them you come back to this conversation.',
	'code.paper': 'Only write the code down if nobody finds it. Remembering it is fine too.',
	'traces.history': 'Clear the history of your browser afterwards, or use a private window.',
	'traces.exit':
		'Is someone coming in? Press the quick exit. The conversation is then off your screen.'
} satisfies SameKeys<typeof nl>;
