export default {
	'call.said.offer': 'A call. Press 1 to take it.',
	'call.said.gone': 'They hung up. Thank you.',
	'call.said.taken': 'Taken already. Thank you.',
	'call.said.calling': 'It rings. Stay on the line.',
	'call.said.not-now': 'This no longer fits what was agreed. Nobody is called.'
} as const;
