import type { Life } from '../life.ts';

const family = { service: 'family_support' } as const;

/** Parents who worry about a child. */
export const children: readonly Life[] = [
	{
		...family,
		asker: 'm',
		who: ['zoon'],
		ages: [17, 19, 16],
		told: '{Wie} van {jaar} ging elke zaterdag met mij [vissen|naar het voetbal|sleutelen aan de brommer]. Sinds [de zomer|zijn blessure|de scheiding] gaat hij naar een groep in {stad} die "wandelingen" houdt in het donker. Hij kwam terug met een [kaalgeschoren hoofd|jack dat ik niet betaald heb|blauw oog] en zei dat ik alles verkeerd heb gezien in mijn leven. Ik mis hem en hij woont gewoon boven.',
		answer:
			'Wat mooi dat u die zaterdagen noemt. Dat is niet niets: hij weet nog dat het er was. Zeg hem niet wat u van die groep vindt, nog niet. Zet eens iets klaar op zaterdag en ga zelf, ook als hij niet meegaat. Ik wil graag met u bellen.',
		talk: 'Wat was er vóór de groep. Wie ziet hem nog meer.',
		notes: [
			'{Naam} is alleen gegaan, de eerste zaterdag. Bij thuiskomst vroeg zijn zoon hoe het was. Twee zinnen, in de gang. {Naam} heeft geleerd niet door te vragen en het kostte {haar} alles.',
			'De groep wil dat hij een weekend meegaat met overnachting. Hij heeft het thuis verteld, dat hoefde niet. We lezen dat als een vraag. {Naam} heeft gezegd: "Ik haal je op als je belt, ook om drie uur, en ik zeg onderweg niks."',
			'Hij heeft gebeld, om half twee. {Naam} is gereden en heeft niets gezegd. Bij [de snelweg|het benzinestation|de brug] begon hij zelf: ze hadden hem laten kiezen wie er straf kreeg.'
		],
		back: [
			'Hij is zaterdag mee geweest. We hebben bijna niks gezegd. Het was de beste dag van dit jaar.',
			'Dan heeft u samen gezwegen, en dat is iets anders dan stilte. Laat het volgende week gewoon weer zaterdag zijn.'
		],
		plan: {
			domain: 'contact_with_subject',
			plain: 'Dat zaterdag weer van ons tweeën is.',
			levels: [
				'Hij is op zaterdag met de groep weg',
				'Hij slaapt uit en zegt niets',
				'Hij vraagt hoe het was',
				'Hij gaat één keer mee',
				'Hij vraagt zelf hoe laat we gaan'
			],
			step: 'Zaterdag gaan, en zijn laarzen meenemen',
			worry: 'Hij kwam terug met een jack dat iemand anders betaalde.',
			contra: 'Hij heeft de zaterdagfoto in zijn kamer laten hangen.'
		},
		next: 'Hoe blijft zaterdag zaterdag.',
		ends: 'Hij gaat niet meer naar de groep en is begonnen bij een baas. Vader wil het nu zelf doen en weet ons te vinden.'
	},
	{
		...family,
		who: ['dochter'],
		ages: [15, 17, 16],
		also: { recruiterContact: true },
		told: '{Wie} van {jaar} heeft via [TikTok|Snapchat|een spel] een man leren kennen die haar "zuster" noemt en die zegt dat ze rein is en wij niet. Ze heeft haar [gitaar|viool|tekenmap] in een vuilniszak gedaan. Ze wil niet meer met haar neefjes in één kamer. Wij zijn [zelf gelovig|niet gelovig|half om half], dus daar ligt het niet aan. Wat moet ik doen als ze zegt dat ze gaat trouwen?',
		answer:
			'U heeft goed gekeken. Iemand van {jaar} die bewondering krijgt van een volwassen man die wij niet kennen: dat is op zichzelf al een reden om mee te kijken, wat hij ook gelooft. Haal de telefoon nog niet weg; dan raken we haar kwijt. Mag ik u morgen bellen?',
		talk: 'Wat weten we van de man. Wie vertrouwt zij.',
		notes: [
			'Er zijn spraakberichten, elke avond om elf uur. Zij mag niet terugpraten, alleen luisteren. De vuilniszak staat nog in de schuur: {naam} heeft hem niet weggegooid en dat ook gezegd.',
			'Zedenpolitie heeft meegekeken met toestemming van {naam}. De man schrijft met meer meisjes. Wij hebben geoefend hoe je zoiets vertelt zonder te zeggen: zie je wel.',
			'Ze heeft zelf zijn [laatste bericht|foto|nummer] laten zien aan haar tante. Ze huilde niet, ze was woedend, en dat was beter. De [gitaar|viool|tekenmap] is terug uit de schuur, nog niet uitgepakt.'
		],
		back: [
			'Ze heeft vandaag gevraagd of ik haar haar wilde vlechten. Zomaar.',
			'Dat is geen kleinigheid. U hoefde niets te zeggen en zij ook niet.'
		],
		plan: {
			domain: 'violence_renunciation',
			plain: 'Dat zij zelf beslist wie ’s avonds in haar kamer praat.',
			levels: [
				'Zij spreekt met hem af',
				'Elke avond om elf uur spraakberichten',
				'Er gaat een avond voorbij zonder',
				'Zij laat ze aan iemand horen',
				'Zij heeft hem geblokkeerd'
			],
			step: 'Om half elf thee brengen en blijven zitten',
			worry: 'Zij kent zijn stem en niet zijn gezicht.',
			contra: 'Zij vroeg haar tante of zoiets normaal is.'
		},
		next: 'Hoe is het op school, en met het slapen.',
		ends: 'Aangifte gedaan, het contact met de man is verbroken. Zij praat met een jeugdhulpverlener die ze zelf gekozen heeft.'
	},
	{
		...family,
		asker: 'f',
		who: ['zoon'],
		ages: [14, 15, 13],
		told: '{Wie} van {jaar} maakt grappen waar je stil van wordt. Over [joden|vrouwen|vluchtelingen], aan tafel, met een lachje. Als ik er iets van zeg ben ik "gevoelig". Zijn vrienden zitten in een groepsapp met [driehonderd|achthonderd|honderdtwintig] jongens die elkaar nooit gezien hebben. Gisteren zei zijn zusje van [7|8|6] hem na. Toen heb ik de tafel afgeruimd en op het toilet zitten trillen.',
		answer:
			'Dat zusje dat het nazegt: daar schrok u terecht van. Een grap is vaak een proef: mag dit hier? U mag nee zeggen zonder preek. "Aan deze tafel niet", en dan over iets anders. Vraag later, in de auto, wie van die jongens hij het aardigst vindt.',
		talk: 'De tafel. En het zusje.',
		notes: [
			'De regel aan tafel werkt, zegt {naam}: hij test hem elke avond en elke avond zegt {ze} hetzelfde. Vader doet nu ook mee. Het zusje heeft een eigen avond gekregen, met pannenkoeken.',
			'Op de vraag wie hij aardig vindt kwam één naam, een jongen uit [Groningen|België|Zeeland] die goed kan tekenen. Hij weet niet hoe die jongen eruitziet. Hij vond dat zelf ook raar toen hij het zei.',
			'Hij is uit de grote app gegaan nadat iemand de tekenaar had uitgelachen. {Naam} heeft niets gezegd over wat {ze} altijd al vond. Hij tekent weer. Lelijke dingen, maar hij tekent.'
		],
		plan: {
			domain: 'siblings_protection',
			plain: 'Dat mijn dochter zijn grappen niet meer leert.',
			levels: [
				'Zij zegt ze op school',
				'Zij zegt ze thuis',
				'Zij vraagt wat ze betekenen',
				'Zij zegt: aan deze tafel niet',
				'Hij legt haar zelf uit waarom niet'
			],
			step: 'Een eigen avond met haar, zonder hem',
			worry: 'Hij stuurt in de les plaatjes door waar klasgenoten in staan.',
			contra: 'Hij helpt haar met klokkijken en wordt niet ongeduldig.'
		},
		next: 'Het zusje, en hoe u zelf slaapt.',
		ends: 'Het is rustig aan tafel. School is op de hoogte en heeft hem gevraagd voor de decors. Ouders kunnen verder.'
	},
	{
		...family,
		who: ['zoon', 'dochter'],
		ages: [21, 24, 20],
		told: '{Wie} van {jaar} studeert in {stad} en slaapt nu in een [kraakpand|tent bij het bos|kamer vol matrassen] met mensen die zeggen dat praten lafheid is. Ik sta achter wat {hij} vindt van [het klimaat|de dieren|de oorlog], dat maakt het zo gek. Maar {hij} heeft het over "doelen" en "middelen" en vroeg mij of ik ooit iets kapot heb gemaakt wat het verdiende. {Hij} is {zijn} beurs aan het opmaken aan [tiewraps en brandblussers|iemands boete|portofoons].',
		answer:
			'U kunt het eens zijn met wat {hij} wil en toch bang zijn voor hoe. Juist u kunt dat zeggen. Vraag eens wat {hij} zélf niet zou doen, waar voor {hem} de grens ligt. Wie een grens kan noemen, heeft er nog een.',
		talk: 'De grens. En de beurs.',
		notes: [
			'{Naam} heeft de vraag gesteld, [op een bankje|bij het station|aan de telefoon]. Antwoord: "Geen mensen." Daarna lang stil. We hebben het niet mooier gemaakt dan het is, maar er ís een grens.',
			'Er is een nacht vastgezeten na een actie. {Naam} stond buiten met droge sokken. De anderen werden door niemand opgehaald.',
			'{Hij} heeft ruzie in de groep over [een lijst met adressen|een filmpje|een laserpen]. Voor het eerst zegt {hij} "zij" in plaats van "wij".'
		],
		plan: {
			domain: 'violence_renunciation',
			plain: 'Dat er bij “geen mensen” nooit een “maar” komt.',
			levels: [
				'Er is een doel met een naam',
				'Er wordt over middelen gesproken',
				'De grens is hardop gezegd',
				'De grens is in de groep gezegd',
				'Er is om die grens nee gezegd'
			],
			step: 'Eén keer per week samen eten, aan hun kant van de stad',
			worry: 'Er lag een plattegrond van een distributiecentrum onder de slaapzak.',
			contra: 'De tentamens zijn gehaald, op één na.'
		},
		next: 'Kamer zoeken, dicht bij de opleiding.',
		ends: '{Hij} woont weer in een studentenhuis en demonstreert overdag, met een vest aan. Dat is wat het moest zijn.'
	},
	{
		...family,
		asker: 'f',
		who: ['zoon'],
		ages: [23, 25, 27],
		danger: { suicideRisk: 'thoughts' },
		told: '{Wie} van {jaar} zit op zolder met de gordijnen dicht. Hij zegt dat vrouwen hem afgeschreven hebben en dat hij "de wiskunde" heeft gedaan. Er is een jongen in [Canada|Duitsland|Amerika] die iets vreselijks gedaan heeft en die noemt hij bij de voornaam. Ik ben zijn moeder, ik breng eten tot de derde tree. Laatst zei hij: maak je geen zorgen, ik ben te moe om iemand iets te doen, mezelf ook.',
		answer:
			'Die laatste zin neem ik serieus, en u ook, anders had u hem niet opgeschreven. U mag hem vragen: denk je aan dood? Die vraag maakt het niet erger. 0800-0113 is er dag en nacht, ook voor u. En blijf eten brengen. De derde tree is een plek.',
		talk: 'Zelfdoding nog eens, samen. Wie kan er nog naar boven.',
		notes: [
			'Gevraagd, tussen de soep en de deur. "Ja, maar niet met een plan." De huisarts komt vrijdag aan huis. {Naam} heeft ook voor zichzelf een afspraak gemaakt.',
			'De huisarts is een uur gebleven en heeft over [schaken|planten|oude computers] gepraat. Er is een verwijzing. De gordijnen zijn op één kier open, dat is op verzoek van de [cavia|plant|kat].',
			'Hij komt nu tot de vijfde tree. {Naam} zegt het zo: "We eten op de trap, het is geen gezicht, maar hij zit naast me."'
		],
		back: [
			'Hij heeft vandaag zijn haar gewassen en gevraagd of de buurman nog hulp zoekt met de heg.',
			'Laat hem de heg. En als het mislukt is dat ook maar een heg.'
		],
		plan: {
			domain: 'mental_health',
			plain: 'Dat hij weer een dag heeft om naar uit te kijken.',
			levels: [
				'Hij eet niet meer',
				'Hij eet, als ik weg ben',
				'Hij eet op de trap als ik er zit',
				'Hij komt beneden voor iets leuks',
				'Hij noemt een dag'
			],
			step: 'De huisarts aan huis, vrijdag',
			worry: 'Hij kent de geboortedag van de jongen uit het nieuws.',
			contra: 'Hij vroeg of ik het koud had op de trap.'
		},
		next: 'Wachtlijst GGZ: wat doen we tot die tijd.',
		ends: 'Behandeling is begonnen en hij gaat zelf. Moeder heeft een eigen maatje. De forums zijn er nog, zegt hij, maar ze zijn saai geworden.'
	},
	{
		...family,
		who: ['dochter', 'zoon'],
		ages: [26, 29, 31],
		also: { childrenInCare: true },
		told: '{Wie} van {jaar} gelooft dat alles voorbij is in [maart|het najaar|twee jaar] en dat alleen {zijn} gemeenschap op [een boerderij in Frankrijk|een berg in Spanje|een erf in Drenthe] overblijft. Er is een leider die droomt voor anderen. Ze hebben {zijn} spaargeld "ontvangen". Ik mag mijn kleinkind van [4|5|3] zien als ik mijn telefoon in een mandje leg en meezing. Ik zing mee. Ik schaam me en ik zou het morgen weer doen.',
		answer:
			'U hoeft zich niet te schamen: u houdt een deur open en u betaalt ervoor met een liedje. Blijf dat doen. Laten we samen bedenken wat u wel en niet ziet als u daar bent, vooral van het kind.',
		talk: 'Wat ziet u van het kleinkind: eten, slapen, dokter, buiten.',
		notes: [
			'{Naam} houdt een schriftje bij, in het dashboardkastje. Feiten: het kind is gewassen, eet, mag niet met anderen spelen dan van de groep. Er is sinds een jaar geen consultatiebureau geweest.',
			'Anoniem overlegd met Veilig Thuis. Advies: nog geen melding, wel het bureau laten uitnodigen zoals ze dat bij iedereen doen. De groep heeft de brief niet weggegooid.',
			'De datum is voorbijgegaan. De leider zegt dat er verkeerd geteld is. {Hij} belde {naam} en vroeg hoe het weer was. Dat was alles, en het was voor het eerst in een half jaar zonder mandje.'
		],
		plan: {
			domain: 'children_safety',
			plain: 'Dat mijn kleinkind een dokter heeft die het kent.',
			levels: [
				'Niemand van buiten ziet het kind',
				'Alleen ik, met het mandje',
				'Het consultatiebureau is binnen geweest',
				'Er is een vaste dag bij mij',
				'Het kind speelt met andere kinderen'
			],
			step: 'Het schriftje bijhouden: eten, slapen, buiten',
			worry: 'Het kind mag geen buitenspeelgoed meenemen naar binnen.',
			contra: 'Het kind is op gewicht en lacht als ik zing.'
		},
		next: 'Na de datum: wat nu, en waar kan {hij} terecht.',
		ends: 'Weg van de groep, met het kind, in het oude kamertje bij {naam}. Lotgenotengroep voor ex-leden gevonden.'
	},
	{
		...family,
		asker: 'f',
		who: ['zoon'],
		ages: [18, 20, 22],
		danger: { imminentDeparture: 'yes' },
		told: 'Ik vond een [brief|usb-stick|enveloppe met geld] in de winterjas van {wie}. Hij is {jaar}. Hij wil gaan vechten in [een land waar hij nooit geweest is|de oorlog van iemand anders|het dorp van mijn ouders]. Hij heeft een rugzak gekocht en heeft afscheid genomen van zijn [opa|hond|voetbaltrainer], die belde mij op omdat hij het niet vertrouwde. Hij weet niet dat ik dit weet. Het zou dit weekend kunnen zijn.',
		answer:
			'Bel nu 112 als u denkt dat hij vandaag gaat; u kunt zeggen wat u hier schreef. Blijf bij hem in de buurt, gewoon, met iets te eten. Ik lees hier mee en wil u vandaag nog spreken.',
		talk: 'Politie en familie: wie doet wat vanavond.',
		notes: [
			'Politie is geweest, in burger, op verzoek van {naam}. Hij heeft de rugzak zelf omgekeerd op bed. Er zat een [knuffel|foto van het hele gezin|pak stroopwafels] in.',
			'Hij schaamt zich en is boos, om de beurt. De man die hem geld gaf neemt niet meer op. {Naam} slaapt weer in haar eigen bed in plaats van op de bank bij de deur.',
			'Hij heeft zijn opa alles verteld, op de volkstuin. Opa heeft twee keer een oorlog gezien en zei dat het vooral wachten en stinken is. Daar kon hij meer mee dan met ons allemaal.'
		],
		back: [
			'Hij vroeg vandaag zelf of u nog wel eens naar hem vraagt.',
			'Zeg maar van wel. En dat ik blij was dat hij het vroeg.'
		],
		plan: {
			domain: 'contact_with_subject',
			plain: 'Dat hij mij vertelt waar hij heen gaat.',
			levels: [
				'Hij vertrekt zonder iets te zeggen',
				'Ik hoor het van een ander',
				'Hij zegt het achteraf',
				'Hij zegt het vooraf',
				'Hij vraagt of ik meega'
			],
			step: 'Opa vragen om hulp op de volkstuin',
			worry: 'In zijn jas zat geld dat hij niet verdiend kan hebben.',
			contra: 'Hij heeft de hond zelf teruggehaald bij de buren.'
		},
		next: 'Het paspoort: wie bewaart het, en hoe lang.',
		ends: 'Hij is gebleven en werkt bij een hovenier. Paspoort ligt in overleg bij opa. Ouders redden het samen.'
	},
	{
		...family,
		asker: 'f',
		who: ['stiefzoon'],
		ages: [16, 15, 17],
		told: 'Ik ben de nieuwe vrouw van zijn vader, dus ik mag niks zeggen. Maar {wie} van {jaar} verzamelt [dolken|insignes|oude helmen] en zegt dat het geschiedenis is. Er staan boeken omgekeerd in de kast. Hij groet mij met een gebaar dat net geen groet is. Zijn vader ziet een hobby. Ik zie een jongen die [de datum van een begrafenis|een muur vol gezichten|de stem van zijn grootvader] in zijn hoofd heeft.',
		answer:
			'Juist wie erbij gekomen is, ziet vaak het eerst wat anderen gewoon zijn gaan vinden. U hoeft het niet tegen hem te zeggen. Zullen we eerst kijken hoe u en zijn vader hetzelfde kunnen zien?',
		talk: 'Samen met vader, als die wil.',
		notes: [
			'Vader was erbij, met de armen over elkaar. Na een uur zei hij dat zijn eigen opa fout was geweest en dat daar thuis nooit over gesproken is. {Naam} wist dat niet.',
			'Vader heeft het zijn zoon verteld, in de garage. De jongen wist het al: hij had de brieven gevonden. Daar was het hele verzamelen mee begonnen.',
			'Ze zijn met z’n drieën naar [Westerbork|het archief|Vught] geweest. Op de terugweg vroeg hij {naam} of zij ook zo iemand in de familie had. Het gebaar is weg.'
		],
		plan: {
			domain: 'family_communication',
			plain: 'Dat zijn vader en ik hetzelfde durven zien.',
			levels: [
				'Wij praten er niet over',
				'Eén van ons praat, de ander loopt weg',
				'Wij zitten een uur bij elkaar',
				'Wij zeggen hetzelfde tegen hem',
				'Hij hoort van zijn vader hoe het zat'
			],
			step: 'Een avond zonder hem, met de fotodoos',
			worry: 'Hij groette de postbode met dat gebaar.',
			contra: 'Hij zette mijn boeken recht in de kast.'
		},
		next: 'De brieven: waar mogen ze liggen.',
		ends: 'Het gezin praat. De verzameling staat te koop, op één ding na. Geen zorgen meer over geweld.'
	},
	{
		...family,
		asker: 'f',
		who: ['dochter'],
		ages: [19, 20, 18],
		told: '{Wie} van {jaar} is verliefd op een jongen die [in een kader zit|spreekt op bijeenkomsten|een tatoeage heeft die ik moest opzoeken]. Ze was zelf altijd degene die voor iedereen opkwam. Nu zegt ze dat haar vriendin [Esra|Chaimae|Priya] "het ook niet kan helpen". Ik wil haar niet voor de keus stellen, want dan kiest ze hem.',
		answer:
			'U heeft gelijk: stel haar niet voor de keus. Nodig hem uit en maak iets waar je lang over doet om het te eten. U hoeft hem niet aardig te vinden. Kijk wat hij doet als zij iets zegt.',
		talk: 'Hoe was het eten.',
		notes: [
			'Hij is geweest. Hij at netjes en verbeterde haar vier keer. {Naam} heeft geteld, en niets gezegd, en daarna een uur gefietst.',
			'Haar vriendin heeft haar zelf gebeld, buiten ons om: "Ik vind je stom maar ik ben er wel." {Naam} hoorde het door de muur en heeft gehuild.',
			'Hij controleert haar telefoon. Dat is een ander gesprek geworden: niet over wat hij vindt, maar over wat hij doet. Ze luisterde toen {naam} het zo zei.'
		],
		plan: {
			domain: 'social_network',
			plain: 'Dat zij haar vriendin houdt, wat er ook gebeurt.',
			levels: [
				'Zij heeft haar geblokkeerd',
				'Zij praat over haar als “zo iemand”',
				'Zij nemen op als de ander belt',
				'Zij zien elkaar zonder hem',
				'Zij gaat met haar naar de markt'
			],
			step: 'Iets koken waar je lang over doet',
			worry: 'Hij beantwoordt haar berichten voor haar.',
			contra: 'Zij draagt het armbandje van haar vriendin, onder haar mouw.'
		},
		next: 'De sleutel van {stad}: waar kan ze heen als ze wil.',
		ends: 'Uit elkaar. Ze woont tijdelijk bij haar oma. Met de vriendin gaat ze "weer naar de markt, maar nog niet over politiek".'
	},
	{
		...family,
		who: ['zoon', 'dochter'],
		ages: [12, 13, 14],
		danger: { childInDanger: 'unknown' },
		also: { onlineViolentTasks: true },
		told: '{Wie} is pas {jaar}. Op {zijn} tablet staat een groep waar ze elkaar opdrachten geven. Eerst [een eng filmpje uitkijken|in het donker buiten staan|iets wegnemen uit een winkel], nu moet {hij} iets met de [kat|hamster|hond] doen en het filmen. {Hij} vertelde het zelf, snikkend, om vier uur ’s nachts. {Hij} zei: als ik stop sturen ze mijn foto’s naar school.',
		answer:
			'Uw kind heeft het dapperste gedaan wat er is: het vertellen. Zeg dat ook. Maak niets leeg en niets kapot: bewaar het toestel, uit, in een la. Meld het bij de politie, wij helpen u met wat u zegt. Bij gevaar 112.',
		talk: 'Politie, school, en slapen.',
		notes: [
			'Politie heeft de tablet. {Naam} mocht erbij blijven. De foto’s zijn door een speciale dienst aangemeld zodat ze niet rondgaan. De [kat|hamster|hond] maakt het goed.',
			'School heeft het knap gedaan: één mentor weet het, verder niemand. Slapen lukt met de deur open en de radio zacht aan.',
			'Er was een dag zonder bang zijn. Dat zei het kind zelf, "bijna vergeten". We hebben het daarover gehad en niet over de groep.'
		],
		back: [
			'De rechercheur zei dat er nog acht kinderen zijn gevonden door wat wij bewaard hebben.',
			'Acht. Dat begon bij u, om vier uur ’s nachts, met niet boos worden.'
		],
		plan: {
			domain: 'children_safety',
			plain: 'Dat slapen weer gewoon slapen is.',
			levels: [
				'Niemand slaapt',
				'Slapen bij ons in bed',
				'Slapen met de deur open',
				'Een nacht zonder wakker worden',
				'Logeren bij een ander'
			],
			step: 'De mentor bellen, alleen de mentor',
			worry: 'Om vier uur ’s nachts kwam er een bericht met een adres erin.',
			contra: 'Er is zelf om hulp gevraagd, hardop.'
		},
		next: 'Weer een toestel in huis: hoe dan.',
		ends: 'Traumahulp loopt via de huisarts, het politieonderzoek staat los van het kind. Ouders weten wat ze moeten doen als het terugkomt.'
	},
	{
		...family,
		who: ['zoon'],
		ages: [30, 28, 33],
		told: '{Wie} van {jaar} is [vrachtwagenchauffeur|lasser|schilder] en luistert tien uur per dag naar dezelfde twee mannen. Hij was tegen niemand. Nu heeft hij een lijst met [ambtenaren|journalisten|rechters] in zijn telefoon en hij zegt dat er "afrekening" komt. Hij heeft zijn vrouw de kinderbijslag laten opzeggen. Op mijn verjaardag heeft hij me een noodpakket gegeven, met een strik erom. Hij bedoelt het zo goed.',
		answer:
			'Dat noodpakket met een strik: daar zit hij nog helemaal in, uw zoon. Zeg hem dat u er blij mee was. En vraag dan wat hij ermee bedoelt als hij "afrekening" zegt. Vragen mag, ook als u het antwoord niet wilt horen.',
		talk: 'De lijst. Hij is concreet of hij is het niet.',
		notes: [
			'De lijst is overgenomen van internet, hij heeft er zelf niets aan toegevoegd. Hij zei tegen {naam}: "Ik ga niks doen, ik wil dat ze bang zijn." Met de werkbegeleider besproken.',
			'Zijn vrouw heeft de kinderbijslag weer aangevraagd zonder dat het ruzie werd. Zij en {naam} bellen nu op donderdag. Ze hadden elkaar anderhalf jaar niet gesproken.',
			'Zijn cd-speler is stuk. Hij rijdt nu met [zijn zoontje|luisterboeken|niets] en belt {naam} onderweg. Meestal over het weer.'
		],
		plan: {
			domain: 'finance_debts',
			plain: 'Dat zijn vrouw de post weer open durft te maken.',
			levels: [
				'Deurwaarder aan de deur',
				'Stapels die niemand opent',
				'Zij opent ze met iemand erbij',
				'Hij zit erbij',
				'Hij opent ze zelf'
			],
			step: 'Schuldhulp bellen, met haar samen',
			worry: 'Hij heeft namen van ambtenaren in zijn telefoon.',
			contra: 'Hij heeft een noodpakket gemaakt voor de buurvrouw van 90.'
		},
		next: 'Schuld en bezwaarbrieven: wie helpt hem.',
		ends: 'Schuldhulp loopt. De lijst is gewist, zegt zijn vrouw, hij had er zelf genoeg van. Geen verdere begeleiding nodig.'
	}
];
