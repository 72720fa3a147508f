/** What a caller hears, Dutch. Short sentences, no name of ours and no subject: somebody else may listen. */
const words = {
	emergency: 'Bij direct gevaar: hang op en bel {number}.',
	hello: 'Goedendag. Goed dat u belt.',
	'choose-me': 'Voor Nederlands, toets {key}.',
	closed: 'Er kan nu niemand opnemen. We zijn er weer {opening}.',
	'closed-unknown': 'Er kan nu niemand opnemen. U kunt later nog eens bellen.',
	full: 'Er wachten nu veel mensen. Het lukt niet om u te laten wachten.',
	'offer-callback': 'Wilt u dat wij u terugbellen? Toets dan 1. Anders kunt u ophangen.',
	'key-number':
		'Op welk nummer kunnen wij u bellen? Toets het nummer in, en sluit af met een hekje.',
	'read-back': 'U toetste: {digits}. Klopt dat? Toets dan 1. Wilt u het opnieuw doen? Toets 2.',
	'wrong-number': 'Dit nummer herkennen wij niet. Probeer het nog een keer.',
	'callback-thanks':
		'Dank u. Een mens van ons belt u terug. Belt u gerust zelf weer als dat beter uitkomt.',
	'callback-none': 'Wij hebben geen nummer van u. U kunt later nog eens bellen.',
	'call-again': 'U kunt later nog eens bellen. Dag.',
	soon: 'Wij komen zo bij u.',
	first: 'U bent als eerste aan de beurt.',
	later: '{before, plural, one {Er wacht één persoon voor u.} other {Er wachten # mensen voor u.}}',
	minutes: 'Dat duurt ongeveer {minutes, plural, one {een minuut} other {# minuten}}.',
	'long-wait': 'Het duurt langer dan wij willen. Blijf gerust aan de lijn.',
	'wait-callback': 'Wilt u liever dat wij u terugbellen? Toets dan 1.',
	'put-through': 'U wordt nu doorverbonden.',
	again: 'De verbinding viel weg. Blijf even aan de lijn. U wordt weer doorverbonden.',
	failed: 'Het lukt nu niet om u door te verbinden. Bel straks nog eens.',
	goodbye: 'Dank u voor het bellen. Dag.'
} as const;

export default words;
