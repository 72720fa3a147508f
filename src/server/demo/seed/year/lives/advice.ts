import type { Life } from '../life.ts';

const advice = { service: 'trajectory_advice' } as const;

/** Professionals who are coached for some time. */
export const advice1: readonly Life[] = [
	{
		...advice,
		who: ['jongen', 'meisje'],
		ages: [15, 16, 14],
		work: ['mentor', 'zorgcoördinator', 'docent maatschappijleer'],
		told: 'Op onze school is {wie} van {jaar} begonnen met ["de waarheid" uitdelen, op blaadjes|een telegramgroep voor de klas|een spreekbeurt die ik heb moeten stoppen]. De helft van de klas vindt het stoer, de andere helft komt niet meer uit de jas. De directie wil schorsen. Ik denk dat we dan iets kwijtraken. Kunnen jullie meekijken hoe je zoiets begrenst zonder {hem} te verliezen?',
		answer:
			'U stelt de goede vraag. Begrenzen en vasthouden kan tegelijk, als het door twee verschillende mensen gebeurt. Wie kan er bij u de grens zijn, en wie het anker?',
		talk: 'Grens en anker: wie is wie.',
		notes: [
			'De conrector is de grens, de conciërge het anker. Dat laatste heeft niemand bedacht, dat was al zo: daar wordt elke pauze een [gevulde koek|praatje|potje kaart] gehaald.',
			'Sessie met het team. Ieder heeft opgeschreven wanneer deze leerling lacht. Er kwamen drie antwoorden en ze gingen alle drie over techniek.',
			'Het blad is er nog, maar het gaat nu over [de schoolkantine|het rooster|de verwarming]. Ze hebben het samen afgedrukt.'
		],
		next: 'De klas die niet meer uit de jas komt.',
		ends: 'Drie sessies afgerond. De school kan het zelf en heeft een vaste plek in het rooster gemaakt voor lastige gesprekken.'
	},
	{
		...advice,
		who: ['cliënt', 'cliënte'],
		ages: [34, 29, 41],
		work: ['ggz-verpleegkundige', 'psycholoog', 'maatschappelijk werker'],
		told: 'Ik behandel {wie} van {jaar} voor [angst|een psychose|rouw] en de overtuigingen schuiven. Eerst waren het stemmen, nu zijn het [de machthebbers|de buren|de artsen]. Ik weet niet meer waar ziekte ophoudt en waar het gedachtegoed begint. Mijn team zegt: doe een melding. Ik wil eerst snappen wat ik zie.',
		answer:
			'Dat u eerst wilt snappen is vakwerk. Twee vragen die vaak helpen: blijft het als de spanning zakt, en wie zegt het nog meer in diens omgeving? Wij kijken graag mee, zonder naam.',
		talk: 'Wat hoort bij de ziekte, wat bij de omgeving.',
		notes: [
			'Tijdlijn gemaakt. De overtuiging kwam drie weken na een [ontruiming|overlijden|ruzie met de zus], de spanning was er eerder. Geen netwerk, wel heel veel filmpjes.',
			'Signaleringsplan aangevuld: niet "extreme ideeën" maar "slaapt korter dan vier uur en belt instanties". Daar kan iedereen iets mee.',
			'Opname is voorkomen. De overtuiging is er nog, zachter. De behandelaar zei: "Ik schrik er niet meer van, dus ik hoor het beter."'
		],
		next: 'Afsluiten, en wat het team hiervan houdt.',
		ends: 'Vraag beantwoord. Geen zorg over geweld; behandeling gaat door bij de eigen instelling.'
	},
	{
		...advice,
		who: ['jongen'],
		ages: [19, 22, 20],
		work: ['jongerenwerker', 'straatcoach', 'sportbuurtwerker'],
		told: 'Bij ons in de wijk hangt een groepje rond {wie} van {jaar} die terugkwam uit [{stad}|een klooster|het buitenland] en nu "lessen" geeft in [een garagebox|het park|de kelder van een flat]. Er gaan jongens naartoe die bij ons altijd tafelvoetbal speelden. De gemeente vraagt namen. Als ik namen geef ben ik klaar in deze wijk.',
		answer:
			'U hoeft geen namen te geven om zorg te delen. Over privacy en over wat wél moet hebben we een korte handreiking. En dat tafelvoetbal: wie van die jongens speelde het best?',
		talk: 'Wat deelt u, met wie, en op welke grond.',
		notes: [
			'Afspraak met de gemeente gemaakt: patronen ja, personen nee, tenzij gevaar. De ambtenaar was er opgelucht over; die wist het zelf ook niet.',
			'De beste tafelvoetballer is teruggevraagd als [scheidsrechter|trainer van de kleintjes|kok op vrijdag]. Hij komt. Hij vertelt weinig, hij blijft lang.',
			'De lessen zijn verhuisd en gehalveerd. De jongen die ze gaf heeft zelf een hulpvraag, via de kok op vrijdag.'
		],
		next: 'De leraar zelf: heeft hij iemand.',
		ends: 'Na vier sessies kan het team verder. De lessen zijn gestopt, er is een vaste vrijdagavond.'
	},
	{
		...advice,
		who: ['jongen', 'meisje'],
		ages: [17, 16, 18],
		work: ['groepsleider', 'gezinsvoogd', 'gedragswetenschapper'],
		told: 'In onze [leefgroep|pleeggezinnen|behandelgroep] woont {wie} van {jaar} met [hakenkruisen op de muur|een zwarte vlag in de la|tekeningen van schoolschutters]. De andere kinderen zijn bang. We hebben de kamer al drie keer leeggehaald en het komt drie keer terug. {Hij} heeft in {zijn} leven elf adressen gehad. Misschien is dat het hele antwoord, maar wat doen we maandag?',
		answer:
			'Elf adressen, dan is een muur het enige wat van jou is. Maandag: één muur mag, met een afspraak wat er niet op komt, en een volwassene die vraagt wat het is in plaats van het eraf te halen.',
		talk: 'De muur, en de andere kinderen.',
		notes: [
			'De muur is zwart geverfd, door henzelf. Er staat nu met krijt op wat er vandaag mag. Niemand had gedacht dat het zo zou gaan.',
			'De andere kinderen hebben een eigen gesprek gehad, zonder {hem}. Een meisje van negen zei: "Ik ben niet bang voor de muur, ik ben bang als iedereen schreeuwt."',
			'{Zijn} vroegere pleegmoeder van adres vier is gevonden. Ze heeft foto’s. Er is een halve middag naar gekeken, drie keer dezelfde.'
		],
		next: 'Adres vier: mag dat een weekend worden.',
		ends: 'Plan overgedragen aan de groep. Eén keer per maand adres vier. De vlag is "voor later".'
	},
	{
		...advice,
		who: ['cliënt'],
		ages: [38, 44, 52],
		work: ['wijkagent', 'woonconsulent', 'schuldhulpverlener'],
		told: 'Ik kom bij {wie} van {jaar} die zich "levend mens" noemt en geen brief meer openmaakt. Er is [een dwangsom|een ontruiming|een deurwaarder] onderweg. Collega’s willen met z’n zessen naar binnen. Ik kom er al twee jaar alleen en ik krijg koffie. Hij heeft gezegd: de eerste die met een vest komt, krijgt een les. Ik weet niet wat voor les.',
		answer:
			'Uw koffie is op dit moment de beste veiligheidsmaatregel. Vraag naar die les, rustig, in uw eigen woorden. En laat vóór uw volgende bezoek aan één collega weten hoe laat u weer buiten staat.',
		talk: 'Veilig op bezoek. En de zes.',
		notes: [
			'Gevraagd bij de koffie. De les is een papier van veertig bladzijden dat voorgelezen moet worden. Geen wapen. De zes collega’s hebben gelachen en zijn thuisgebleven.',
			'Samen één brief opengemaakt, de kleinste. Het was [een teruggave|een uitnodiging voor een bevolkingsonderzoek|post voor de vorige bewoner]. Toen nog één.',
			'Betalingsregeling. Hij ondertekent met een duimafdruk en dat mag van de rechter. De koffie is gebleven.'
		],
		next: 'De rest van de stapel.',
		ends: 'Ontruiming van de baan. Advies gedeeld met het team: "eerst koffie, dan post".'
	},
	{
		...advice,
		who: ['meisje', 'jongen'],
		ages: [13, 12, 14],
		work: ['schoolmaatschappelijk werker', 'intern begeleider', 'jeugdarts'],
		told: '{Wie} van {jaar} vertelde tijdens [een gezondheidscheck|het kringgesprek|de wiskundeles] dat ze thuis "oefenen voor als het oorlog wordt". Met [kelder en blik|gasmaskers|een touw uit het raam]. Het klonk als een spel en het kind keek er niet bij alsof het een spel was. De ouders zijn hoogopgeleid en vriendelijk en zeggen dat ik me met school moet bemoeien.',
		answer:
			'U zag het verschil tussen het verhaal en het gezicht; houd dat vast. Doorloop de meldcode met uw aandachtsfunctionaris, stap één en twee, en vraag het kind wanneer het oefenen ophoudt.',
		talk: 'Meldcode stap 1 en 2, met de aandachtsfunctionaris.',
		notes: [
			'Het kind zei: "Het houdt op als papa slaapt." Vader slaapt weinig sinds [zijn uitzending|het ongeluk|de overstroming]. Dat wist de school niet.',
			'Gesprek met vader alleen, op zijn voorwaarden: lopend, buiten. Hij heeft nooit hulp gehad. Er is nu een afspraak bij [het veteranenloket|de huisarts|een traumapsycholoog].',
			'De kelder is een speelkamer geworden, met blik. Het kind zegt dat ze nu "kamperen" oefenen. Het gezicht klopt er weer bij.'
		],
		next: 'Hoe gaat het met vader, en wie ziet het kind in de vakantie.',
		ends: 'Meldcode doorlopen, geen melding nodig. School en ouders spreken elkaar elke zes weken.'
	},
	{
		...advice,
		who: ['jongen', 'cliënt'],
		ages: [24, 27, 21],
		work: ['praktijkbegeleider', 'ploegleider', 'leidinggevende in de logistiek'],
		told: '{Wie} van {jaar} bij ons op de werkvloer praat in pauzes over [zuivering|de laatste dagen|de dag van de strik]. Hij werkt hard. Twee collega’s willen niet meer met hem in de bus. Personeelszaken zoekt een reden om hem kwijt te raken. Ik ben zelf ooit door een baas vastgehouden toen ik er geen recht op had. Wat kan ik doen?',
		answer:
			'Wat iemand ooit voor u deed is hier een goed begin. Benoem één ding dat niet kan, met dag en uur, en één ding dat u van hem waardeert. In die volgorde, binnen tien minuten, en dan weer aan het werk.',
		talk: 'Het gesprek van tien minuten.',
		notes: [
			'Het waren er twaalf. Hij zei: "Dus ik mag blijven?" Daar was hij al weken bang voor, hij had thuis niets meer gezegd.',
			'De twee collega’s hebben hun zegje gedaan, met hem erbij. Eén rijdt weer mee. De ander hoeft dat niet.',
			'Hij is naar {naam} toe gekomen met een filmpje: "Ik snap dit niet meer, snap jij het?" Ze hebben het samen niet gesnapt.'
		],
		next: 'Thuis: heeft hij daar iemand.',
		ends: 'Hij werkt er nog en leert nu zelf een nieuwe in. Advies afgerond.'
	},
	{
		...advice,
		who: ['cliënte', 'meisje'],
		ages: [18, 22, 19],
		work: ['verloskundige', 'huisarts', 'consultatiebureauverpleegkundige'],
		told: 'Ik zie {wie} van {jaar} die [zwanger is|in verwachting is|bijna moet bevallen] en niets zonder haar man zegt. Hij beantwoordt mijn vragen en hij noemt ziekenhuizen "hun huizen". Ze willen [geen vaccinatie en geen naam in een systeem|thuis bevallen zonder iemand|het kind niet aangeven]. Eén keer was ze een minuut alleen. Ze zei: "Kunt u tijd rekken?"',
		answer:
			'Die ene zin is een hulpvraag. Plan een controle die u altijd alleen doet, met een gewone reden. Over het kind dat komt mag u met Veilig Thuis overleggen, ook zonder naam. Zullen wij het samen voorbereiden?',
		talk: 'Alleen spreken: hoe, zonder dat het opvalt.',
		notes: [
			'Alleen gesproken, tijdens het [wegen|bloedprikken|echo-uur]. Ze is niet bang voor hem, ze is bang voor zijn vader. Dat verandert het plan.',
			'Veilig Thuis denkt mee. De man is apart gevraagd als vader: wat hoopt hij voor het kind? Hij had daar een antwoord op, een lief antwoord.',
			'Het kind is [geboren in het ziekenhuis|aangegeven|ingeschreven], met een naam die ze samen kozen. De schoonvader was er niet bij.'
		],
		next: 'Na de geboorte: wie komt er over de vloer.',
		ends: 'Overgedragen aan het wijkteam met toestemming van beiden. Vraag van de professional beantwoord.'
	},
	{
		...advice,
		who: ['cliënt'],
		ages: [26, 31, 23],
		work: ['reclasseringswerker', 'casemanager detentie', 'advocaat'],
		told: '{Wie} van {jaar} onder mijn toezicht heeft [de reclassering tot vijand verklaard|alle tatoeages laten zitten behalve één|een stil jaar gehad]. Op papier gaat alles goed: meldt zich, werkt, blaast schoon. Toch zegt mijn buik iets. Hij leest [niets meer|alleen nog één boek|mijn gezicht]. Ik wil niet op mijn buik rapporteren en ik wil hem ook niet negeren.',
		answer:
			'Een buik is een meetinstrument zonder schaal. Laten we die schaal maken: wat ziet u minder, wat ziet u meer, sinds wanneer? Daarna weet u of het in een rapport hoort of in een gesprek.',
		talk: 'De buik op papier.',
		notes: [
			'Minder: grappen, telefoongesprekken met zijn zus, eten in de auto. Meer: op tijd komen. Sinds zijn celmaat vrijkwam. Het is een gesprek geworden, geen rapport.',
			'Hij zei: "Ik wacht tot het weer misgaat." De celmaat belt. Er is een nieuw nummer gekomen en een maatje van [60|72|55] dat van {naam} had gehoord dat hij kon dammen.',
			'Hij eet weer in de auto. {Naam} noemt het de betrouwbaarste indicator van Nederland.'
		],
		next: 'Einde toezicht: wie blijft er dan.',
		ends: 'Toezicht goed geëindigd. Maatje blijft. Wij staan in zijn telefoon onder "dammen 2".'
	},
	{
		...advice,
		who: ['jongen', 'cliënt'],
		ages: [20, 25, 18],
		asker: 'm',
		work: ['voorganger', 'geestelijk verzorger', 'dominee'],
		told: 'In mijn gemeenschap is {wie} van {jaar} die na [de dienst|de viering|de lezing] blijft staan en corrigeert wat ik gezegd heb, met een app. De ouderen willen hem weg hebben. Hij stuurde de jongeren een lijst van wie er "buiten" staat. Mijn eigen neef staat erop. Ik heb veertig jaar over barmhartigheid gesproken en nu ben ik vooral kwaad.',
		answer:
			'U mag kwaad zijn, u wordt aangevallen in uw eigen huis. En hij blijft na afloop staan: hij komt dus nog. Wat zou er gebeuren als u hem vraagt iets vóór te bereiden, samen met een van de ouderen?',
		talk: 'Kwaad en barmhartig in één gesprek.',
		notes: [
			'Hij heeft iets voorbereid, over [buren|de zieken|gasten]. Hij had te weinig tijd en te veel citaten, en een van de ouderen heeft hem daarna water gegeven.',
			'De lijst is ter sprake gekomen. De neef heeft gezegd: "Ik sta erop, kom je bij ons eten?" Hij is gekomen.',
			'Hij vraagt nu vóór de dienst. {Naam} antwoordt soms "dat weet ik ook niet", en dat is volgens de jongeren het meest besproken antwoord van het jaar.'
		],
		next: 'De andere jongeren op de lijst.',
		ends: 'De gemeenschap doet het zelf. Vaste avond "vragen zonder app".'
	}
];
