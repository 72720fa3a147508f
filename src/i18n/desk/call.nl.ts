export default {
	'call.said.offer': 'Oproep. Toets 1 om hem aan te nemen.',
	'call.said.gone': 'Er is opgehangen. Dank u.',
	'call.said.taken': 'Al aangenomen. Dank u.',
	'call.said.calling': 'Er wordt gebeld. Blijf aan de lijn.',
	'call.said.not-now': 'Dit past niet meer bij wat is afgesproken. Er wordt niet gebeld.'
} as const;
