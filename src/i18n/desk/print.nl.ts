export default {
	'print.title': 'Zaak afdrukken',
	'print.link': 'Druk af',
	'print.back': 'Terug naar de zaak',
	'print.is-without':
		'Op papier komt alles van deze zaak, behalve hoe iemand veilig te bereiken is: geen nummers en geen plan. Dat u afdrukt, wordt vastgelegd.',
	'print.is-with': 'Hier staan ook nummers en plannen in. Laat dit papier nergens liggen.',
	'print.do-without': 'Toch zonder nummers en plannen',
	'print.with': 'Ook nummers en plannen afdrukken',
	'print.reason': 'Waarom moeten die op papier?',
	'print.reason-hint': 'Uw reden blijft vastgelegd bij de zaak.',
	'print.show-with': 'Toon met nummers en plannen',
	'print.go': 'Druk af',
	'print.ahead': 'Wat nog komt',
	'print.line-with':
		'Voor papier geopend door {name}, {moment}. Met nummers en plan: niet laten liggen.',
	'print.line-page': 'Afgedrukt door {name}, {moment}',
	'print.line-without': 'Voor papier geopend door {name}, {moment}. Zonder nummers en plan.'
} as const;
