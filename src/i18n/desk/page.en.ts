export default {
	'page.title': 'Call for help',
	'page.of': 'Call for help {reference}',
	'page.called': '{name} was phoned at {time}',
	'page.texted': '{name} got a text at {time}',
	'page.call.waits': 'not sent yet',
	'page.call.rings': 'the telephone rings',
	'page.call.answered': 'answered, not confirmed',
	'page.call.no-answer': 'did not answer',
	'page.call.busy': 'was busy',
	'page.call.failed': 'could not be reached',
	'page.call.unsure': 'unsure whether it rang',
	'page.call.not-made': 'no longer phoned',
	'page.text.waits': 'not sent yet',
	'page.text.rings': 'not confirmed yet',
	'page.text.answered': 'arrived, not confirmed',
	'page.text.no-answer': 'did not arrive',
	'page.text.busy': 'did not arrive',
	'page.text.failed': 'did not arrive',
	'page.text.unsure': 'unsure whether it arrived',
	'page.text.not-made': 'no longer sent',
	'page.end.key': '{name} confirmed at {time}.',
	'page.end.desk': '{name} saw it at the desk, at {time}.',
	'page.end.closed': 'The message was closed, at {time}: nobody is phoned any more.',
	'page.next': 'If nobody confirms, the next colleague is phoned at {time}.',
	'page.not-sent':
		'Nobody has been reached yet: phoning and texting fail now. It is tried again at {time}. Phone a colleague yourself.',
	'page.acted-on':
		'Everybody was phoned, and nobody said yes yet. Nobody is phoned again, since it is recorded that somebody is acting on it.',
	'page.nobody':
		'There is nobody who can be phoned. It is looked at again at {time}. Phone a colleague yourself.'
};
