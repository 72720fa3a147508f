export default {
	'hand-over.title': 'Overdragen',
	'hand-over.of': 'Overdragen: de zaken van {name}',
	'hand-over.lead':
		'{n, plural, one {Eén zaak staat} other {# zaken staan}} op naam, met wat het meest drukt bovenaan. Wat openstaat gaat mee; afspraken worden een taak voor wie ze overneemt.',
	'hand-over.nothing': 'Niets staat meer op naam van {name}.',
	'hand-over.room': 'Wie heeft er ruimte?',
	'hand-over.room-how':
		'Wat ieder nu draagt. Het lichte stuk: met {n, plural, one {deze zaak} other {alle # zaken}} erbij.',
	'hand-over.to': 'Naar wie gaan zij?',
	'hand-over.to-own': 'Naar wie gaat deze?',
	'hand-over.to-same': 'zoals de andere',
	'hand-over.stays': 'blijft nog staan',
	'hand-over.words': 'Wat moet de ander weten?',
	'hand-over.change': 'Naar een ander, of woorden erbij',
	'hand-over.second': 'als tweede',
	'hand-over.messages':
		'{name} pakte {n, plural, one {één bericht} other {# berichten}} op dat bij geen zaak hoort.',
	'hand-over.give-back': 'Zet ze terug voor iedereen',
	'hand-over.give': 'Draag over',
	'hand-over.danger': 'Gevaar, nog niet voorbij',
	'hand-over.owed': 'Wacht op antwoord',
	'hand-over.owed-by': 'vóór {by}',
	'hand-over.late': '{n, plural, one {# is over tijd} other {# zijn over tijd}}',
	'hand-over.next': 'Eerst: {at}',
	'hand-over.calm': 'Niets gepland',
	'hand-over.mine': 'Van u geworden',
	'hand-over.mine-none': 'Er is niets nieuws van u geworden.',
	'hand-over.mine-none-how':
		'Draagt een collega een zaak aan u over, dan staat die hier. Wat drukt, staat bovenaan.',
	'hand-over.mine-lead':
		'{n, plural, one {Eén zaak werd} other {# zaken werden}} van u. {first, plural, =0 {Er drukt niets.} one {Begin met de bovenste.} other {Begin met de bovenste #.}}',
	'hand-over.first': 'Begin hier',
	'hand-over.later': 'Dit kan wachten',
	'hand-over.from': 'van {name}',
	'hand-over.from-nobody': 'had niemand',
	'hand-over.read': 'Ik weet genoeg',
	'hand-over.read-of': 'Ik weet genoeg van {name}',
	'hand-over.read-all': 'Ik weet genoeg van allemaal',
	'hand-over.told': '{n, plural, one {Eén zaak werd} other {# zaken werden}} van u',
	'hand-over.look': 'Bekijk wat haast heeft',
	'hand-over.one': 'Zaken die maar één collega kent',
	'hand-over.one-why':
		'Valt deze collega weg, dan begint een ander opnieuw. Geef een tweede bij de zaak zelf.',
	'hand-over.all-of': 'Draag alles van {name} over',
	'problem.works-on-it': 'Deze collega werkt al aan deze zaak.',
	'event.part-handed-over': 'Zaak overgedragen aan een collega',
	'event.part-taken-over': 'Collega las de overdracht'
} as const;
