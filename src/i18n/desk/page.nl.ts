export default {
	'page.title': 'Oproep',
	'page.of': 'Oproep {reference}',
	'page.called': '{name} is gebeld om {time}',
	'page.texted': '{name} kreeg om {time} een sms',
	'page.call.waits': 'nog niet verstuurd',
	'page.call.rings': 'de telefoon gaat over',
	'page.call.answered': 'er werd opgenomen, niet bevestigd',
	'page.call.no-answer': 'nam niet op',
	'page.call.busy': 'was in gesprek',
	'page.call.failed': 'was niet te bereiken',
	'page.call.unsure': 'onzeker of de telefoon overging',
	'page.call.not-made': 'niet meer gebeld',
	'page.text.waits': 'nog niet verstuurd',
	'page.text.rings': 'nog niet bevestigd',
	'page.text.answered': 'aangekomen, niet bevestigd',
	'page.text.no-answer': 'niet aangekomen',
	'page.text.busy': 'niet aangekomen',
	'page.text.failed': 'niet aangekomen',
	'page.text.unsure': 'onzeker of hij aankwam',
	'page.text.not-made': 'niet meer verstuurd',
	'page.end.key': '{name} bevestigde om {time}.',
	'page.end.desk': '{name} zag het op het bureau, om {time}.',
	'page.end.closed': 'Het bericht is gesloten, om {time}: er wordt niemand meer gebeld.',
	'page.next': 'Bevestigt niemand, dan wordt om {time} de volgende gebeld.',
	'page.not-sent':
		'Er is nog niemand bereikt: bellen en sms lukken nu niet. Om {time} wordt het opnieuw geprobeerd. Bel zelf een collega.',
	'page.acted-on':
		'Iedereen is gebeld, en niemand zei nog ja. Er wordt niet opnieuw gebeld, want er is vastgelegd dat iemand ermee bezig is.',
	'page.nobody':
		'Er is niemand die gebeld kan worden. Om {time} wordt opnieuw gekeken. Bel zelf een collega.'
} as const;
