export default {
	'review.danger': 'Is iemand in gevaar en nog bij niemand?',
	'review.danger-calm':
		'Nee. Wat spoed heeft, is bij een collega. Over elk gevaar is besloten en elke zaak heeft een casemanager.',
	'review.danger-first': 'Begin hier, van boven naar beneden.',
	'review.alone': 'Spoed die nog niet gelezen of opgepakt is',
	'review.waits': 'Wie wacht langer dan beloofd?',
	'review.late': '{n, plural, one {Eén bericht is over tijd.} other {# berichten zijn over tijd.}}',
	'review.late-none': 'Geen bericht. Wat wacht, is nog op tijd.',
	'review.late-nobody': 'Geen bericht buiten wat hierboven staat.',
	'review.in-time':
		'{n, plural, one {Eén bericht wacht nog binnen de tijd:} other {# berichten wachten nog binnen de tijd, het langst}} {time}.',
	'review.to-desk': 'Naar alle berichten',
	'review.second-eyes': 'Waar kijkt u mee?',
	'review.second-eyes-none': 'Nergens. Er vraagt nu niemand om andere ogen.',
	'review.second-eyes-some':
		'{n, plural, one {Eén ding vraagt} other {# dingen vragen}} om andere ogen. Het werk gaat intussen door.',
	'review.advice-to-read': '{n, plural, one {# advies} other {# adviezen}} om als tweede te lezen',
	'review.decide': 'Wat wacht op uw besluit?',
	'review.decide-none': 'Niets. U houdt niemand op.',
	'review.decide-some':
		'{n, plural, one {Eén ding.} other {# dingen.}} Zonder u gaat het niet verder.',
	'review.ask-about': 'Vraag na wat zij zochten',
	'review.carries': 'Wie draagt te veel?',
	'review.carries-most':
		'{names} {some, plural, one {draagt het meest:} other {dragen het meest, elk}} {n, plural, one {# zaak} other {# zaken}}.',
	'review.carries-even':
		'{n, plural, one {Niemand heeft meer dan # zaak.} other {Niemand heeft meer dan # zaken.}}',
	'review.carries-none': 'Niemand. Er is geen open zaak.',
	'review.cases': '{n, plural, =0 {geen zaak} one {# zaak} other {# zaken}}',
	'review.waiting': '{n, plural, one {# bericht wacht} other {# berichten wachten}}',
	'review.overdue':
		'{n, plural, one {# afspraak of taak te laat} other {# afspraken en taken te laat}}',
	'review.mean':
		'{n, plural, one {De stippellijn is het gemiddelde: # zaak.} other {De stippellijn is het gemiddelde: # zaken.}}',
	'review.without': 'Zonder zaken:',
	'review.besides': 'Goed om te weten',
	'review.weighed': 'Gevaar dat nog niet voorbij is',
	'review.title': 'Overzicht',
	'review.on-duty': 'heeft dienst sinds {hour}',
	'review.account-disabled': 'Dit account is uitgezet: geef deze zaken aan een collega.',
	'review.second-person': 'Een collega stelt een lagere urgentie voor',
	'review.own-proposal': 'Uw eigen voorstel: een ander moet beslissen.',
	'review.stopped':
		'Stuurde STOP vanaf de eigen telefoon: krijgt geen sms meer, ook niet bij gevaar.',
	'review.accounts': 'Accounts die op een werkbegeleider wachten',
	'review.accounts-why':
		'Een account opent niets tot u bevestigt. Spreek de persoon eerst zelf, niet op een nummer van dit account. Vraag of diegene het account zelf heeft klaargemaakt.',
	'review.doing.added': 'Nieuw account',
	'review.doing.invited-again': 'Opnieuw uitgenodigd',
	'review.doing.role-changed': 'Rol gewijzigd',
	'review.doing.changed': 'Naam, adres of nummer gewijzigd',
	'review.doing.enabled': 'Weer aangezet',
	'review.doing-by': 'door {name}',
	'review.account-cases':
		'{n, plural, =0 {Geen open zaak.} one {# open zaak.} other {# open zaken.}}',
	'review.account-not-ready':
		'Er is nog geen wachtwoord gekozen en geen telefoon gekoppeld. Bevestigen kan daarna.',
	'review.vouch': 'Ik ken deze persoon en wij hebben elkaar gesproken',
	'review.vouch-of': 'Ik ken deze persoon en wij hebben elkaar gesproken: {name}',
	'review.refuse-account': 'Weiger en zet uit',
	'review.refuse-account-of': 'Weiger en zet uit: het account van {name}',
	'review.opened-alone':
		'{name} kreeg een account zonder dat een tweede persoon meekeek; er was geen andere werkbegeleider. Dat was op',
	'review.search-alert': '{name} zocht binnen een uur {n} keer zonder iets te vinden.',
	'review.silent':
		'{n, plural, one {Van één familie hoorden wij langer niets dan is afgesproken} other {Van # families hoorden wij langer niets dan is afgesproken}}',
	'review.silent-more': 'En nog {n}',
	'review.silent-since': 'stil sinds',
	'review.flagged': 'Kijk hier vandaag mee',
	'review.callbacks': 'Nog bij niemand',
	'review.texts': 'Sms’jes die deze week niet aankwamen',
	'review.texts-empty': 'Elke sms van deze week kwam aan.',
	'review.purpose.remind-counsellor': 'herinnering aan casemanager',
	'review.purpose.remind-family': 'herinnering aan familie',
	'review.purpose.alert-urgent': 'oproep bij gevaar',
	'review.purpose.page-call': 'telefoontje bij gevaar',
	'review.purpose.alert-unread': 'oproep: nog niet gelezen',
	'review.purpose.alert-danger': 'oproep: gevaar dat verder moet',
	'review.purpose.visit-call': 'bezoek: vraag om een teken',
	'review.purpose.visit-buddy': 'bezoek: tweede persoon',
	'review.purpose.visit-supervisor': 'bezoek: oproep werkbegeleider',
	'review.purpose.tell-glass': 'noodknop gebruikt'
} as const;
