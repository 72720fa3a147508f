export default {
	'figures.title': 'Cijfers',
	'figures.lead':
		'De laatste twaalf maanden die voorbij zijn. Alleen getallen: niemand is hierin te vinden.',
	'figures.how':
		'Een tot en met vier van dezelfde soort wordt nooit als getal getoond. Waar zulke kleine aantallen in een getal meetellen, staan er twee grenzen: het ligt daartussen, en meer is er niet uit te rekenen.',
	'figures.sealed':
		'Welke deur iemand koos en welke taal iemand spreekt, is versleuteld en wordt niet geteld.',
	'figures.by-channel': 'Binnengekomen, naar kanaal',
	'figures.by-level': 'Binnengekomen, naar urgentie',
	'figures.opened': 'Zaken geopend, naar soort traject',
	'figures.closed': 'Zaken gesloten, naar soort traject',
	'figures.attained': 'Hoe ver doelen werden bereikt',
	'figures.attained-how':
		'Gemiddeld, van het begin tot de laatste terugblik; 50 is zoals gehoopt. Alleen van hulp die eindigde in een jaar dat voorbij is, elke zaak één keer, en nooit van minder dan vijf.',
	'figures.attained-kind': 'Soort traject',
	'figures.attained-few': 'te weinig om te tonen',
	'figures.attained-nobody': 'niemand',
	'figures.attained-told': 'van {began} naar {ended}',
	'figures.attained-none': 'In de laatste drie jaren die voorbij zijn niemand.',
	'figures.never': 'Geen enkele keer:',
	'figures.month': 'Maand',
	'figures.total': 'Totaal',
	'figures.year': 'Twaalf maanden',
	'figures.below': 'minder dan {n}',
	'figures.between': '{from} tot {to}',
	'figures.none': 'In deze twaalf maanden is er nog niets geteld.',
	'figures.nobody': 'In deze twaalf maanden niemand.',
	'figures.made': 'Geteld op',
	'figures.print': 'Druk af'
} as const;
