import type { Life } from '../life.ts';

const exit = { service: 'individual_exit', asker: 'self' } as const;

/** People who want out themselves. */
export const out: readonly Life[] = [
	{
		...exit,
		who: ['manZelf'],
		ages: [22, 24, 21],
		told: 'Ik ben {jaar}. Ik heb stickers geplakt en gefilmd, verder niks, dacht ik. Tot ik de jongen zag die [zijn winkelruit stond op te vegen|de sticker van zijn deur krabde|met zijn moeder langs ons liep]. Ik ken hem, hij zat bij mij op [judo|school|de bakkerscursus]. Ik heb mijn telefoon uitgezet en ben naar huis gelopen, twee uur. Ze vragen nu waar ik was. Wat zeg ik?',
		answer:
			'Je hoeft niet de waarheid te zeggen tegen mensen die je bang maken. "Ik was ziek" is genoeg voor deze week. Dat je naar huis gelopen bent: daar wil ik je over spreken. Kan dat?',
		talk: 'Wat weten zij van jou, en wat niet.',
		notes: [
			'Hij heeft een lijstje met smoezen gemaakt, genummerd. De vijfde was de waarheid. Hij woont bij zijn moeder, zij weet het niet, zij maakt zich zorgen over zijn slapen.',
			'Twee van de groep stonden bij zijn werk. Zijn baas heeft ze weggestuurd zonder iets te vragen en hem daarna [een broodje|de sleutel|een andere route] gegeven.',
			'Hij heeft de jongen van [judo|school|de bakkerscursus] gegroet. Die groette terug. Hij moest er daarna van overgeven, zei hij, "maar goed overgeven".'
		],
		back: [
			'Ik heb vandaag nee gezegd. Hardop. Ze lachten. Ik leef nog.',
			'Je leeft nog. Schrijf die zin op en hang hem op de koelkast.'
		],
		plan: {
			domain: 'network_distance',
			plain: 'Dat ik niet meer hoef te bedenken waar ik was.',
			levels: [
				'Ik ga weer mee',
				'Ik zeg dat ik ziek ben',
				'Ik zeg nee zonder smoes',
				'Ik zeg nee waar iemand bij is',
				'Zij vragen het niet meer'
			],
			step: 'De vijfde smoes hardop oefenen',
			worry: 'Twee van hen stonden bij zijn werk.',
			contra: 'Hij groette de jongen van vroeger.'
		},
		next: 'Verhuizen of blijven.',
		ends: 'Hij is eruit, woont in {stad} en traint weer. Nummer van de wijkagent in zijn telefoon, nog niet nodig gehad.'
	},
	{
		...exit,
		who: ['vrouwZelf'],
		ages: [26, 28, 24],
		also: { fearsReprisal: true },
		told: 'Mijn man en ik zaten in dezelfde groep. Hij zit er nog. Ik ben {jaar} en ik heb [een dochter van 2|een baby|twee kleintjes] en ik zag mezelf in de spiegel van [de kinderopvang|het consultatiebureau|een pashokje] en ik dacht: wie is dat. Ik geloof nog, ik geloof alleen niet meer dat anderen dood moeten. Als ik weg ga zeggen ze dat ik [gek|ongelovig|besmet] ben. Ik kan alleen schrijven als hij bidt.',
		answer:
			'Schrijf alleen als het veilig is. Je mag geloven wat je gelooft; daar ga je zelf over. Bij gevaar 112. Ik leg hier rustig uit wat een veilige plek is, voor als je die ooit wilt. Er is geen haast van mij uit.',
		talk: 'Veilig schrijven. En het kind.',
		notes: [
			'Zij schrijft op vaste tijden, nooit langer dan tien minuten. Ze vroeg of een vrouw die weggaat haar kind verliest. Met een jurist een antwoord gemaakt in gewone woorden.',
			'Een tas staat bij een nicht die van niets wist en nu van alles. Veilig Thuis denkt mee; zij heeft zelf gebeld, op de wc van [de bibliotheek|het gezondheidscentrum|een winkel].',
			'Ze is gegaan, op klaarlichte dag, met de buggy. Opvangplek in een andere stad. Ze stuurde: "ik heb vannacht het licht aan gelaten omdat dat mocht".'
		],
		plan: {
			domain: 'family_safety',
			plain: 'Een plek waar het licht aan mag blijven.',
			levels: [
				'Zij kan niet schrijven',
				'Tien minuten, als hij bidt',
				'Er staat ergens een tas',
				'Zij weet wie zij belt',
				'Zij is op die plek'
			],
			step: 'Met een jurist de vraag over haar kind beantwoorden',
			worry: 'Hij telt het geld voor de boodschappen na.',
			contra: 'Zij belde zelf, uit een gebouw waar hij nooit komt.'
		},
		next: 'Recht, rust en een moskee of kerk waar zij zelf voor kiest.',
		ends: 'Eigen woning. Zij heeft een vrouw gevonden bij wie ze vragen mag stellen over geloof. Ze wil het verder zelf.'
	},
	{
		...exit,
		who: ['manZelf'],
		ages: [45, 39, 51],
		told: 'Ik was degene die de bijeenkomsten [opende|filmde|betaalde]. {Jaar} jaar oud, nota bene. Mijn dochter heeft mij geblokkeerd. Ze is [zwanger|geslaagd|ziek] en ik moest het van de [bakker|tandarts|buurman] horen. Ik vind nog steeds dat er veel mis is in dit land, maar niet meer dat dát het waard is. Hoe kom je eruit als iedereen je gezicht kent?',
		answer:
			'U hoeft niet van mening te veranderen om te stoppen met wat het u kost. Uit iets stappen waar je gezicht op staat is een apart vak; daar helpen wij mee. Mag ik beginnen met uw dochter, of juist niet?',
		talk: 'Wat laat u los, en in welke volgorde.',
		notes: [
			'Begonnen met het geld: hij heeft de machtiging stopgezet. Hij dacht dat ze zouden bellen. Er belde niemand, "dat viel me tegen en mee".',
			'Brief aan de dochter, zeven keer geschreven. De zevende is vier regels en er staat geen "maar" in. Hij heeft hem nog niet gepost.',
			'De brief is weg. Drie weken niets. Toen een foto, zonder tekst, van [een voetje|een diploma|een ziekenhuisraam]. Hij heeft hem laten afdrukken bij de fotograaf.'
		],
		plan: {
			domain: 'contact_with_subject',
			plain: 'Dat mijn dochter mij zelf iets vertelt.',
			levels: [
				'Ik hoor het van de bakker',
				'Ik hoor niets',
				'Er ligt een brief op de bus',
				'Er komt iets terug, zonder woorden',
				'Zij belt'
			],
			step: 'De brief schrijven zonder het woord “maar”',
			worry: 'Zijn gezicht staat nog op hun pagina.',
			contra: 'Hij heeft de machtiging stopgezet en het niemand verteld.'
		},
		next: 'Hoe antwoord je op een foto.',
		ends: 'Hij heeft afscheid genomen van de groep, in één mail. Er is weer contact met zijn dochter, op haar manier.'
	},
	{
		...exit,
		who: ['manZelf'],
		ages: [19, 18, 20],
		danger: { suicideRisk: 'thoughts' },
		told: 'ik ben {jaar} en ik zat in zo’n kanaal waar ze elkaar scores geven. ik had een hoge score. ik heb [een meisje overgehaald zichzelf pijn te doen|een jongen opgejut|dingen gestuurd die niet uit mijn hoofd gaan]. zij leeft nog, dat heb ik uitgezocht. ik slaap niet. ik verdien geen hulp maar ik weet niet waar ik anders heen moet met mijn hoofd',
		answer:
			'Je bent hier goed. Hulp is niet iets wat je eerst moet verdienen. Ik stel je één vraag, omdat ik die iedereen stel: denk je eraan om dood te gaan? 113 is er nu, dag en nacht, via 0800-0113. Ik lees hier morgenochtend om negen uur.',
		talk: 'Slapen. En wat hij kan doen voor haar, via de politie.',
		notes: [
			'Gedachten, geen plan. Zijn [zus|moeder|huisgenoot] weet dat hij slecht slaapt. Afspraak bij de huisarts staat. Hij komt, hij heeft zijn handen in zijn mouwen.',
			'Hij wil zich melden bij de politie. Advocaat gevonden, toevoeging geregeld. Wij gaan niet mee naar binnen, wel tot de deur, met koffie na afloop.',
			'Verklaring gegeven, vijf uur lang. Zij hebben het kanaal nu in beeld. Hij zei: "Het is de eerste score waar ik iets aan heb."'
		],
		back: ['ik heb zes uur geslapen', 'Zes. Dat is een goed getal.'],
		plan: {
			domain: 'mental_health',
			plain: 'Dat er een nacht is waarin ik niets nakijk.',
			levels: [
				'Niet slapen, wel terugkijken',
				'Slapen als het licht wordt',
				'Vier uur achter elkaar',
				'Zes uur',
				'Wakker worden zonder te schrikken'
			],
			step: 'De afspraak bij de huisarts, met zijn zus',
			worry: 'Hij weet de scores van de anderen uit zijn hoofd.',
			contra: 'Hij zocht uit of zij nog leeft voordat hij iets anders deed.'
		},
		next: 'Strafzaak, en school daarnaast.',
		ends: 'In behandeling, strafzaak loopt met een advocaat. Hij begint met werken in een [fietsenmakerij|kwekerij|keuken]. Zus blijft contactpersoon.'
	},
	{
		...exit,
		who: ['vrouwZelf', 'manZelf'],
		ages: [31, 27, 34],
		told: 'Ik ben opgegroeid in een gemeenschap waar de leider over [je werk|je huwelijk|je haren] ging. Ik ben {jaar} en ik heb nog nooit zelf [een krant gekocht|een film gezien|een dokter uitgezocht]. Vorige maand ben ik weggelopen met vijftig euro. Nu woon ik bij [een collega|een tante die er ook uit is|een vrouw van de kerk]. Iedereen zegt dat ik vrij ben. Ik sta twintig minuten voor het yoghurtvak.',
		answer:
			'Twintig minuten voor het yoghurtvak is helemaal niet gek, er is u nooit gevraagd wat u lekker vindt. Begin met één. U kunt niets verkeerd doen. Zullen we bellen, of liever schrijven?',
		talk: 'Wie bent u zonder hun rooster.',
		notes: [
			'BSN, bankpas, huisarts: drie gewone dingen, drie overwinningen. De huisarts vroeg "wat wilt u zelf" en toen bleef het lang stil.',
			'Het kleine [zusje|broertje|nichtje] zit er nog in. Er komt een brief per week, niet open te maken van de leiding. We hebben besproken wat een kaartje mag zeggen.',
			'Een gewone ruzie gehad op het werk en niet vergeven hoeven worden. "Ik zei nee en toen gingen we gewoon lunchen."'
		],
		plan: {
			domain: 'society_participation',
			plain: 'Zelf weten wat ik lekker vind.',
			levels: [
				'Ik vraag wat mag',
				'Ik kies niets',
				'Ik kies één ding',
				'Ik kies en zeg het tegen iemand',
				'Ik verander van mening'
			],
			step: 'Een huisarts uitzoeken, en weer weggaan als het niet past',
			worry: 'Er komt elke week een brief die de leiding al gelezen heeft.',
			contra: 'De collega’s weten het verhaal niet en schuiven toch een stoel bij.'
		},
		next: 'Kaartje van het [zusje|broertje|nichtje]: wat nu.',
		ends: 'Werk, woonruimte en een groep met lotgenoten. Kiest nu yoghurt in één minuut, met kersen.'
	},
	{
		...exit,
		who: ['manZelf'],
		ages: [29, 33, 26],
		also: { releaseInDays: 60 },
		told: 'Brief vanuit de [PI|inrichting|gevangenis], getypt door de geestelijk verzorger omdat mijn handschrift slecht is. Ik ben {jaar}. Ik kom over twee maanden vrij. Op mijn afdeling zijn mannen die zeggen dat ze buiten op mij wachten en dat is vriendelijk bedoeld, denk ik. Ik wil niet dat er iemand op mij wacht behalve [mijn moeder|mijn zoontje|de bus]. Kan er iemand komen praten, zonder vest?',
		answer:
			'Ja, zonder vest. Ik kom op bezoek en wat u mij vertelt blijft tussen ons, behalve als er iemand gevaar loopt; dat zeg ik dan eerst tegen u. Denk vast na over de bus: waar gaat hij heen?',
		talk: 'Bezoek. Legitimatie mee, telefoon in het kluisje.',
		notes: [
			'De bus gaat naar {stad}, daar kent hij niemand. Dat is de bedoeling. Hij kan [metselen|koken voor tachtig man|gordijnen naaien] en doet daar een beetje geheimzinnig over.',
			'Werkgever gevonden die eerder mensen zoals hij heeft aangenomen en daar niet over praat. Reclassering weet van ons, wij zijn geen toezicht.',
			'Eerste week buiten. De mannen hebben gebeld. Hij nam op, zei dat hij moest werken, en dat was nog waar ook.'
		],
		plan: {
			domain: 'work_education',
			plain: 'Dat er niemand wacht, behalve de bus.',
			levels: [
				'Er staat iemand bij de poort',
				'Zij weten de dag',
				'Zij weten de stad niet',
				'Er is een maandag met werk',
				'Er is een vrijdag met loon'
			],
			step: 'De werkgever bezoeken voor de eerste dag',
			worry: 'Mannen van de afdeling vroegen twee keer naar zijn datum.',
			contra: 'Hij heeft zijn adres aan één mens gegeven, zijn moeder.'
		},
		next: 'Zoon, moeder, geld: wat komt eerst.',
		ends: 'Zes maanden buiten, werk en een kamer. Bezoekregeling loopt. Hij belt nog als er iets te vieren is.'
	},
	{
		...exit,
		who: ['manZelf', 'vrouwZelf'],
		ages: [23, 25, 28],
		told: 'Ik deed mee met acties voor [de dieren|het bos|een land dat ik alleen van foto’s ken] en dat was het mooiste van mijn leven. Toen vroegen ze of ik [een bedrijfswagen|een bouwkeet|een hek] in brand wilde helpen steken, "er is niemand binnen". Er was wél iemand binnen, een schoonmaker, hij is eruit gekomen. Ik was er niet bij, ik wist het wel. Ik ben {jaar}. Met wie mag ik hierover praten?',
		answer:
			'Met mij, om te beginnen. Wat u wist en wanneer is ook iets om met een advocaat te bespreken; dat kan zonder dat het vastligt. U hoeft uw idealen hier niet in te leveren.',
		talk: 'Advocaat eerst. Dan pas de rest.',
		notes: [
			'Bij de advocaat geweest. Daarna langs het raam van [de kantine|het kantoor|de loods] gelopen waar de schoonmaker werkt. Niet naar binnen.',
			'De vrienden noemen het twijfel. Er is één die ook twijfelt. Samen hebben ze een avond [stekjes gestekt|hekken geverfd|soep gekookt] en niet vergaderd.',
			'Verklaring afgelegd, met naam. Het is niet fijn thuis. Wel weer geslapen zonder droom van rook.'
		],
		plan: {
			domain: 'violence_renunciation',
			plain: 'Mijn idealen houden zonder dat er iemand in het gebouw is.',
			levels: [
				'Ik rijd mee',
				'Ik weet ervan en zwijg',
				'Ik praat met een advocaat',
				'Ik verklaar',
				'Ik kijk de schoonmaker aan'
			],
			step: 'Een avond zonder vergadering, met die ene die ook twijfelt',
			worry: 'Er werd gezegd: er is niemand binnen. Er was iemand binnen.',
			contra: 'De sleutel van de bus is ingeleverd.'
		},
		next: 'Wat kan er wél, met dezelfde idealen.',
		ends: 'Werkt voor een organisatie die procedeert in plaats van brandsticht. De schoonmaker heeft een kaart teruggestuurd.'
	},
	{
		...exit,
		who: ['vrouwZelf'],
		ages: [20, 18, 22],
		told: 'Ik had een account met [elfduizend|drieduizend|twintigduizend] volgers waar ik als meisje uitlegde waarom meisjes niets moeten willen. Ik ben {jaar}. Het begon als grap. Mannen van veertig noemen mij hun koningin en sturen [geld|horloges|adressen van feministen]. Ik heb het verwijderd en nu staat er "verraadster" op [de schutting|mijn fiets|de muur van school]. Mijn ouders denken dat het een jongen uit de buurt is.',
		answer:
			'Je hebt iets verwijderd waar veel mensen je voor bewonderden. Dat vraagt moed, en nu krijg je er de rekening van. De muur is een misdrijf, daar doe je aangifte van. Je ouders: wil je dat ik meedenk hoe je het vertelt?',
		talk: 'Hoe vertel je het thuis.',
		notes: [
			'Verteld, aan de afwas. Vader droogde hetzelfde bord zes minuten lang. Moeder had het account wel eens gezien en gedacht: wat een zielig kind.',
			'Aangifte gedaan. Adres afgeschermd, telefoonnummer nieuw. Ze mist de aandacht en durfde dat pas na een uur te zeggen.',
			'Ze geeft bijles aan een meisje van twaalf. "Ze wil alles," zei ze, "en ik dacht: goed zo."'
		],
		back: [
			'iemand herkende me vandaag in de tram. ik zei: dat was ik, ja. en toen stapte ik uit, een halte te vroeg, maar toch',
			'Een halte te vroeg is precies op tijd.'
		],
		plan: {
			domain: 'ideology_identity',
			plain: 'Iets willen, onder mijn eigen naam.',
			levels: [
				'Ik maak een nieuw account',
				'Ik kijk wat zij over mij zeggen',
				'Mijn ouders weten het',
				'Ik zeg hardop wat ik wil worden',
				'Ik ben ermee begonnen'
			],
			step: 'Aangifte doen, met moeder',
			worry: 'Een man stuurde het adres van een docent en vroeg wat zij ervan vond.',
			contra: 'Zij heeft het account zelf weggehaald, voor iemand erom vroeg.'
		},
		next: 'Opleiding: onder eigen naam.',
		ends: 'Studeert, onder eigen naam. Met de ouders gaat het goed. Ze weet dat ze mag schrijven als het weer begint.'
	}
];
