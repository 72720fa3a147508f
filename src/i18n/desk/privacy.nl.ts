export default {
	'privacy.nothing-else': 'Verder in deze dertig dagen',
	'privacy.told-none': 'In de laatste dertig dagen viel er niets op.',
	'privacy.told-some':
		'{n, plural, one {In de laatste dertig dagen viel één ding op.} other {In de laatste dertig dagen vielen # dingen op.}}',
	'privacy.eyes':
		'{n, plural, one {Eén dag} other {# dagen}}: bij {looked} daarvan staat hieronder iets, bij {nobody} niets.',
	'privacy.unusual': 'Dit viel op',
	'privacy.usual': 'Wat vaker voorkomt',
	'privacy.title': 'Wie keek waar',
	'privacy.lead':
		'Een oog is open op een dag waarop iemand iets opende waar die niet aan werkt. Wie vaker in dezelfde zaak keek, staat alleen bij de laatste dag. Wat er in een zaak staat, ziet u niet.',
	'privacy.late-title':
		'{n, plural, one {Eén keer keek niemand op tijd na of de noodknop nodig was} other {# keer keek niemand op tijd na of de noodknop nodig was}}',
	'privacy.late-why':
		'Een werkbegeleider hoort dat binnen drie werkdagen te doen. Vraag wie het oppakt.',
	'privacy.late-since': 'had nagekeken moeten zijn vóór',
	'privacy.calm':
		'Er wacht niets op u. Wat met de noodknop geopend is, is op tijd nagekeken of kan nog op tijd nagekeken worden.',
	'privacy.find': 'Wilt u van één zaak alles weten?',
	'privacy.find-code': 'Code van de zaak',
	'privacy.find-hint': 'Zoals NL-2026-00042. Dat u kijkt, komt in het logboek van die zaak.',
	'privacy.find-open': 'Open het logboek',
	'privacy.did-read':
		'Las {code} zonder eraan te werken{n, plural, one {} other {, # keer in dertig dagen}}; het laatst om {hour}.',
	'privacy.did-try':
		'Wilde {n, plural, one {iets} other {in dertig dagen # keer iets}} openen wat niet mocht; het laatst om {hour}.',
	'privacy.did-hand-over': 'Kent de mensen in {code} en gaf de zaak uit handen, om {hour}.',
	'privacy.did-search': 'Zocht vaak zonder iets te vinden; om {hour} viel het op.',
	'privacy.did-glass': 'Las {code} met de noodknop, van {from} tot {until}.',
	'privacy.did-glass-open':
		'Leest {code} met de noodknop, vanaf {from}; de zaak gaat dicht om {until}.',
	'privacy.reviewed-by': 'nagekeken door {name}',
	'privacy.review-by': 'na te kijken vóór {day}',
	'privacy.account-vouched': 'Kent {about} en liet het account toe.',
	'privacy.account-alone':
		'Kreeg een account zonder tweede persoon, want er was geen andere werkbegeleider.',
	'privacy.account-refused': 'Weigerde het account van {about}.',
	'privacy.deed-times': '{n} keer',
	'privacy.deed-unusual': 'valt op',
	'privacy.glass-none': 'Niemand gebruikte de noodknop.',
	'privacy.standing-late': 'te laat',
	'privacy.standing-waiting': 'nog niet nagekeken',
	'privacy.standing-right': 'was nodig',
	'privacy.standing-wrong': 'was niet nodig',
	'privacy.readings-why':
		'Werkbegeleiders mogen elke zaak openen. Een casemanager staat hier alleen na gebruik van de noodknop.',
	'privacy.readings-cut': 'Dit zijn de laatste {n}; er zijn er meer.',
	'privacy.readings-none': 'Niemand las een zaak zonder eraan te werken.',
	'privacy.refusals-why':
		'Welke zaak het was, staat hier met opzet niet. Zoek dat op in het logboek van de zaak, onder “probeerde te openen”.',
	'privacy.refusals-none': 'Niemand probeerde iets te openen wat niet mocht.',
	'privacy.conflicts-none': 'Niemand meldde iemand in een zaak te kennen.',
	'privacy.searches-none': 'Niemand zocht vaak zonder iets te vinden.',
	'privacy.accounts-none': 'Geen account werd toegelaten of geweigerd.',

	'privacy.back': 'Terug naar wie keek waar',
	'privacy.log-short': 'Logboek',
	'privacy.log-told':
		'Van {who} {n, plural, one {valt hier één ding} other {vallen hier # dingen}} op.',
	'privacy.log-calm': 'Hier valt niets op.',
	'privacy.log-content':
		'Wat er in de zaak staat, ziet u niet. Hebt u een reden om dat wel te weten? Vraag een werkbegeleider om samen te kijken. Ook dat komt dan hieronder te staan.',
	'privacy.log-kept':
		'Dat u dit logboek opende, staat er nu in. Iedereen die aan de zaak werkt, kan dat lezen.',
	'privacy.log': 'Dag na dag',
	'privacy.log-earlier': 'Eerder',
	'privacy.log-newest': 'Naar het nieuwste',
	'privacy.consents': 'Wat mocht',
	'privacy.consents-none': 'Er is nooit een toestemming vastgelegd.',
	'privacy.told-given': '{person} zei op {day} ja: {by}, {how}.',
	'privacy.told-holds': 'Dat geldt tot en met {day}.',
	'privacy.told-ended': 'Dat gold tot en met {day}.',
	'privacy.told-withdrawn': 'Op {day} teruggenomen, {how}.',
	'privacy.told-shared': 'Op {day} door {by}, over {person}.',
	'privacy.person': 'Persoon {n}',
	'privacy.shares': 'Wat naar anderen ging',
	'privacy.shares-none': 'Er is niets met anderen gedeeld.',
	'privacy.share-told': 'De toestemming is later ingetrokken; de ontvanger weet dat sinds {day}.',
	'privacy.share-not-told': 'De toestemming is later ingetrokken; de ontvanger weet het nog niet.',

	'privacy.by-seeker': 'de hulpvrager',
	'privacy.by-stranger': 'iemand die wij niet kennen',
	'privacy.by-telephone': 'een beller',
	'privacy.by-system': 'het systeem',
	'event.note-written': 'Notitie geschreven',
	'event.person-added': 'Iemand toegevoegd',
	'event.intake-answered': 'Antwoord in de ruimte gelegd',
	'event.intake-written-back': 'Teruggeschreven in de ruimte',
	'event.notification-planned': 'Bericht klaargezet'
} as const;
