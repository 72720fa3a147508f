export default {
	'greeting.welcome': 'Goed dat u schrijft. Ik ben er voor u.',
	'greeting.time': 'Neem de tijd. U hoeft niet snel te typen.',
	'greeting.begin': 'Waar wilt u beginnen?',
	'who.we':
		'Wij praten met mensen die zich zorgen maken over iemand dichtbij. Het is gratis en het is uw keuze.',
	'who.kept':
		'De woorden van dit gesprek wissen wij na 30 dagen. Een korte samenvatting blijft bij ons.',
	'who.name': 'U hoeft uw naam niet te zeggen.',
	'safe.free': 'Kunt u nu vrij schrijven? Kijkt er iemand mee?',
	'safe.stop':
		'Is het niet meer veilig? Sluit dan dit scherm. Met uw code en woord kunt u later verder.',
	'safe.when': 'Wanneer kunt u wel rustig schrijven?',
	'acute.you': 'Bent u nu zelf in gevaar?',
	'acute.violence': 'Bent u bang dat iemand nu of de komende dagen geweld gebruikt?',
	'acute.leaving': 'Denkt u dat iemand nu of de komende dagen wil vertrekken?',
	'acute.weapon': 'Kan iemand bij een wapen?',
	'acute.suicide': 'Denkt iemand aan zelfmoord? U zelf, of de ander?',
	'acute.child': 'Is een kind nu in gevaar?',
	'acute.112': 'Bij direct gevaar: bel 112. Wij kunnen niet voor u bellen.',
	'acute.113': 'Bij gedachten aan zelfmoord: bel 113 of 0800-0113, dag en nacht.',
	'listen.heavy': 'Dat klinkt zwaar. Goed dat u het vertelt.',
	'listen.saw': 'Wat zag of hoorde u precies?',
	'listen.since': 'Sinds wanneer merkt u dit?',
	'listen.yourself': 'Hoe is het met u zelf? Slaapt u?',
	'listen.works': 'Wat gaat er nog wel goed tussen u?',
	'listen.tried': 'Wat heeft u al geprobeerd?',
	'listen.hope': 'Wat hoopt u dat er gebeurt?',
	'limits.danger':
		'Is er ernstig gevaar voor iemand? Dan kan het zijn dat wij anderen moeten inschakelen. Wij proberen dat eerst met u te bespreken.',
	'limits.secret':
		'Wij vertellen niet zomaar iets door. Een geheim zonder grens kunnen wij niet beloven.',
	'wait.thinking': 'Ik denk even na over wat u schrijft. Ik ben er nog.',
	'wait.looking': 'Ik zoek iets op. Dat duurt een paar minuten.',
	'wait.there': 'Bent u er nog? Neem gerust de tijd.',
	'colleague.in':
		'Ik wil een collega vragen om mee te lezen. U ziet het als die erbij komt. Is dat goed?',
	'colleague.over':
		'Een collega neemt het gesprek van mij over. Die leest wat u schreef: u hoeft niet opnieuw te beginnen.',
	'close.sum': 'Ik vat het even samen. Zegt u het als het niet klopt?',
	'close.step': 'Welke kleine stap past nu bij u?',
	'close.worse': 'Wat doet u als het erger wordt?',
	'close.end': 'Ik wil het gesprek zo afsluiten. Is er nog iets dat u kwijt wilt?',
	'close.thanks': 'Dank u dat u dit met mij deelde. U kunt later weer schrijven.',
	'code.kept': 'Heeft u de code en uw woord? Daarmee komt u later terug bij dit gesprek.',
	'code.paper': 'Schrijf de code alleen op als niemand hem vindt. Onthouden mag ook.',
	'traces.history': 'Wis straks de geschiedenis van uw browser, of gebruik een privévenster.',
	'traces.exit': 'Komt er iemand binnen? Druk op Snel weg. Dan is het gesprek van uw scherm.'
} as const;
