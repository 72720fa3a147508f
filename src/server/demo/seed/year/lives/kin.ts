import type { Life } from '../life.ts';

const family = { service: 'family_support' } as const;

/** Partners, brothers and sisters, grandparents, friends. */
export const kin: readonly Life[] = [
	{
		...family,
		asker: 'f',
		who: ['man', 'vriend'],
		ages: [41, 36, 44],
		danger: { weaponAccess: 'unknown' },
		told: '{Wie} heeft na [zijn ontslag|de stikstofbrief|het faillissement] geen dag meer gelachen. Hij zegt dat de staat ons wil breken. Er komen [mannen met trekkers|mannen in zwarte jassen|mannen die hun schoenen niet uitdoen] en dan moet ik koffie zetten en weggaan. Ik hoor "rechter" en "adres". Ik hou van hem. Ik heb de kinderen geleerd om dan boven te spelen en ik weet niet of dat goed is of juist niet.',
		answer:
			'Dat u de kinderen naar boven stuurt is goed. Bij direct gevaar belt u 112. U hoeft niet mee te luisteren en niets uit te zoeken. Is er een moment in de week dat u rustig kunt praten?',
		talk: 'Wapens in huis: gewoon vragen. En wie weet dit van u.',
		notes: [
			'Er is een jachtgeweer met vergunning, in een kluis, sleutel bij zijn broer. Dat laatste heeft hij zelf geregeld, vorig jaar al. {Naam} wist dat niet en moest even gaan zitten.',
			'De broer is erbij gekomen. Hij is degene die tegen hem mag zeggen dat hij slecht slaapt. De mannen komen nu in een café in {stad}.',
			'Hij is naar de huisarts gegaan, voor zijn rug. De huisarts vroeg naar de rest. Hij heeft daar een half uur gezeten en thuis gezegd dat het over zijn rug ging.'
		],
		back: [
			'Hij heeft de kinderen naar zwemles gebracht. Hij kwam terug en zei: ze kan al duiken. Verder niets, maar hij straalde.',
			'Dat bewaart u. Er komt vast nog een slechte dag en dan is dit er ook.'
		],
		plan: {
			domain: 'family_safety',
			plain: 'Dat de kinderen beneden spelen als er bezoek is.',
			levels: [
				'Wij gaan het huis uit',
				'De kinderen gaan naar boven',
				'Het bezoek komt ergens anders',
				'Er komt gewoon bezoek',
				'Hij speelt mee'
			],
			step: 'Zijn broer vragen op donderdag te komen',
			worry: 'Een van de mannen noemde een adres en keek naar mij.',
			contra: 'De sleutel van de kluis ligt bij zijn broer, door hem zelf gebracht.'
		},
		next: 'Bedrijf: wat is er nog te redden, en met wie.',
		ends: 'Hij is in behandeling voor een depressie en heeft de bijeenkomsten laten lopen. Samen bij een adviseur voor het bedrijf.'
	},
	{
		...family,
		asker: 'm',
		who: ['broer'],
		ages: [24, 19, 27],
		told: '{Wie} is {jaar} en wij deelden alles, ook een kamer. Nu stuurt hij me filmpjes van [onthoofdingen|aanslagen|een man met een geweer in een kerk] met een hartje erbij. Als ik niet reageer stuurt hij een vraagteken. Hij werkt gewoon, bij [de bouwmarkt|een bezorgdienst|de gemeente]. Onze ouders weten van niks, mijn vader heeft een zwak hart. Ben ik een verrader als ik dit hier neerzet?',
		answer:
			'Nee. Een verrader wil dat het slecht met iemand gaat. U hoeft die filmpjes niet te bekijken; u mag hem zeggen: stuur mij die niet meer, bel me liever. Dan sluit u niet hém buiten, maar het filmpje.',
		talk: 'Wat antwoordt u op het volgende filmpje.',
		notes: [
			'{Naam} heeft het gezegd. Eerst drie dagen niets. Toen belde hij, over een [kras op zijn auto|recept van hun moeder|wedstrijd]. Geen filmpjes meer.',
			'Hij heeft gevraagd of {naam} hem "raar" vindt. {Naam} zei: soms. Ze hebben gelachen en daarna is het over een jongen gegaan die vroeger bij hen in de klas zat en nu vastzit.',
			'Vader weet het nu, {naam} heeft het zelf verteld met de huisarts erbij. Het hart hield het. Vader zei: "Hij is mijn zoon, ik bel hem vanavond."'
		],
		plan: {
			domain: 'contact_with_subject',
			plain: 'Dat hij mij belt in plaats van mij iets te sturen.',
			levels: [
				'Elke dag filmpjes',
				'Filmpjes, en een vraagteken',
				'Een week zonder',
				'Hij belt, over niets',
				'Hij belt, over iets'
			],
			step: 'Eén zin terugsturen: bel me liever',
			worry: 'Hij zet een hartje onder een filmpje van een aanslag.',
			contra: 'Hij is nog geen dag te laat op zijn werk geweest.'
		},
		next: 'Hoe houdt {naam} zelf adem over.',
		ends: 'De broers eten op zondag weer samen. Hij praat met een imam die de ouders al jaren kennen en die nuchter is.'
	},
	{
		...family,
		asker: 'f',
		who: ['zus'],
		ages: [22, 25, 28],
		told: '{Wie} van {jaar} is verhuisd naar een huis met [zes|vier|negen] andere vrouwen, allemaal van dezelfde lerares. Ze heeft haar opleiding tot [verpleegkundige|kok|tandtechnicus] laten vallen. Bellen mag op dinsdag van vijf tot half zes. Ik hoor haar ademen en dan zegt ze: het gaat goed met mij, hoe gaat het met jullie. Altijd in die volgorde.',
		answer:
			'U hoort veel in een half uur. Bel op dinsdag en praat over wat er was: de hond, het liedje, de buurvrouw. Stel geen vraag waar ze ja of nee op moet zeggen. En wees er, elke dinsdag, ook als het stroef gaat.',
		talk: 'Wat hoort u op dinsdag.',
		notes: [
			'Ze zei vandaag als eerste: hoe gaat het met jullie. Andersom dus. {Naam} merkte het pas na het ophangen.',
			'Er is een vrouw weggegaan uit het huis. Zij wil met {naam} praten, in {stad}, niet aan de telefoon. We hebben voorbereid wat {naam} wel en niet vraagt.',
			'Op dinsdag heeft ze gevraagd of haar fiets er nog staat. De fiets staat er nog. {Naam} heeft hem laten nakijken en gezegd: hij rijdt.'
		],
		back: [
			'Ze is gekomen. Met één tas. Ze slaapt. Ik zit op de gang.',
			'Blijf daar maar even zitten. Morgen is vroeg genoeg voor vragen.'
		],
		plan: {
			domain: 'contact_with_subject',
			plain: 'Dat zij zelf de telefoon neerlegt, en niet iemand anders.',
			levels: [
				'Zij belt niet meer',
				'Een half uur, er zit iemand naast haar',
				'Zij stelt een vraag terug',
				'Zij belt op een andere dag',
				'Zij komt langs'
			],
			step: 'De fiets laten nakijken',
			worry: 'Er ademt iemand mee als zij belt.',
			contra: 'Zij vroeg naar het liedje van vroeger en wist de tweede regel nog.'
		},
		next: 'Inschrijven, huisarts, opleiding. In die volgorde.',
		ends: 'Ze woont bij haar zus en begint in [september|februari] opnieuw aan haar opleiding. Ze wil zelf geen gesprekken; dat mag.'
	},
	{
		...family,
		who: ['kleinzoon', 'kleindochter'],
		ages: [16, 18, 15],
		told: 'Ik ben [81|76|79] en ik typ dit met één vinger. {Wie} van {jaar} komt elke woensdag soep eten. Vorige week zei {hij} dat {hij} een naam op een lijst gezet heeft, van een leraar, en dat die leraar "nog wel zal zien". {Hij} zei het heel gewoon, tussen twee happen. {Zijn} ouders zijn druk. Ik heb gevraagd of {hij} nog soep wilde. Ik wist niets anders.',
		answer:
			'Soep was precies goed. {Hij} komt terug, elke woensdag, bij u. Vraag komende woensdag: wat heeft die leraar gedaan? En luister tot het op is. Als {hij} een dag of een plan noemt, belt u meteen 112.',
		talk: 'Na woensdag: wat zei {hij}.',
		notes: [
			'De leraar heeft {hem} voor de klas uitgelachen om [{zijn} accent|een fout op het bord|{zijn} schoenen]. De lijst is een blaadje in een agenda, drie namen. Geen plan. {Naam} heeft gezegd: "Dan had ik hem ook op een lijst gezet, en daarna was ik gaan slapen."',
			'Ouders zijn erbij. Vader schrok, moeder had al een vermoeden. De school heeft een gesprek gevoerd waarin de leraar sorry heeft gezegd, uit zichzelf.',
			'{Naam} zegt dat er nu ook op zondag soep gegeten wordt, met z’n vieren. Het blaadje is opgegeten door de [hond|papierversnipperaar|kachel].'
		],
		plan: {
			domain: 'social_network',
			plain: 'Dat er bij de soep nog iemand aanschuift.',
			levels: [
				'De woensdag valt uit',
				'Alleen wij twee',
				'De ouders eten een keer mee',
				'Elke week met z’n vieren',
				'Er komt een vriend mee'
			],
			step: 'De ouders vragen, voor het toetje',
			worry: 'In de agenda staan drie namen onder elkaar.',
			contra: 'De soepkom wordt afgewassen zonder dat ik iets zeg.'
		},
		next: 'Hoe gaat het op school.',
		ends: 'Opgelost in de familie en met school. Grootouder wil af en toe nog bellen "om het te vertellen".'
	},
	{
		...family,
		who: ['vader', 'moeder'],
		ages: [58, 63, 55],
		told: '{Wie} is {jaar} en heeft sinds [corona|de dood van mijn oma|de pensionering] een kanaal met [vierduizend|zeshonderd|tweeduizend] volgers. {Hij} zegt daar dingen over [artsen|rechters|kinderen die verdwijnen] die zo erg zijn dat mijn werkgever mij erop aansprak. Laatst stonden er mensen bij het huis van iemand die {hij} genoemd had. {Hij} vindt dat {hij} mensen redt. Ik ben enig kind.',
		answer:
			'Enig kind zijn maakt dit extra zwaar, er is niemand om mee te delen. U hoeft {hem} niet te overtuigen, dat lukt bijna nooit. Wel mag u zeggen wat het met ú doet. Wilt u daar samen de woorden voor zoeken?',
		talk: 'Eén zin die u durft te zeggen.',
		notes: [
			'De zin werd: "Ik ben bang dat er straks iemand gewond raakt en dat ik dan jouw kind ben." Gezegd, in de auto. Er kwam geen antwoord. Wel een omweg van een half uur.',
			'De persoon die genoemd was heeft aangifte gedaan. {Naam} heeft niets hoeven zeggen, wij ook niet. Een wijkagent heeft een gesprek gevoerd, rustig.',
			'Het kanaal staat op pauze. {Hij} schaamt zich over die avond bij dat huis. Er was een kind achter het raam, dat had {hij} op beeld gezien.'
		],
		plan: {
			domain: 'parental_resilience',
			plain: 'Dat ik kan bellen zonder eerst te slikken.',
			levels: [
				'Ik neem niet meer op',
				'Ik bel met buikpijn',
				'Ik zeg één ding dat ik meen',
				'Ik zeg het en hang niet op',
				'Wij lachen om iets'
			],
			step: 'De zin opschrijven en in de auto leggen',
			worry: 'Er stonden mensen bij een huis dat op het kanaal genoemd was.',
			contra: 'De uitzending is afgebroken toen er een kind in beeld kwam.'
		},
		next: 'Wat komt er in plaats van het kanaal.',
		ends: 'Kanaal gestopt, vrijwilligerswerk bij [de voedselbank|een reparatiecafé|het buurtmuseum]. {Naam} kan weer bellen zonder eerst te slikken.'
	},
	{
		...family,
		asker: 'other',
		who: ['vrouw', 'man'],
		ages: [34, 38, 31],
		also: { childrenInCare: true },
		told: '{Wie} wil met de kinderen van [5 en 8|3 en 6|7 en 11] "terug naar de zuivere grond", dat is een dorp in [het oosten van Duitsland|Hongarije|het noorden van Zweden] waar mensen wonen die er net zo over denken. Er hangt een kaart in de keuken met punaises. Als ik nee zeg praat {hij} zacht tegen de kinderen dat papa en mama niet hetzelfde willen. De scheiding is het ergste niet. Het dorp is het ergste.',
		answer:
			'U mag dit eng vinden: het gaat over uw kinderen. Samen gezag betekent dat verhuizen naar het buitenland niet kan zonder uw toestemming. Een advocaat kan dat vastleggen; wij kunnen u helpen het gesprek open te houden.',
		talk: 'Gezag, paspoorten, en de zinnen voor de kinderen.',
		notes: [
			'Paspoorten van de kinderen liggen bij de oma, met medeweten van beiden. Advocaat gesproken. {Naam} heeft de punaises laten hangen, op advies: de kaart is niet de strijd.',
			'{Hij} is een week alleen gaan kijken. Het huis dat ze op de foto zagen bestaat niet meer. {Hij} werd er uitgelachen om {zijn} vegetarische worst, dat heeft {hij} zelf verteld.',
			'De kaart is eraf. Er zitten gaatjes in de muur. Ze hebben samen gevuld en geschilderd, en het was geen goede dag, maar ze waren er allebei.'
		],
		plan: {
			domain: 'children_safety',
			plain: 'Dat de kinderen weten waar zij volgend jaar wonen.',
			levels: [
				'Er is een datum om te vertrekken',
				'Er hangt een kaart',
				'De paspoorten liggen bij oma',
				'Er ligt een plan op papier',
				'De kinderen hebben hun kamer gekozen'
			],
			step: 'Een advocaat laten vastleggen wat er al is',
			worry: 'De kinderen oefenden het afscheid met hun knuffels.',
			contra: 'Er is een terugreis geboekt, voor iedereen.'
		},
		next: 'Relatietherapie of uit elkaar: wat vertelt u de kinderen.',
		ends: 'Ze gaan uit elkaar, in dezelfde stad, met een ouderschapsplan. De kinderen weten allebei de adressen.'
	},
	{
		...family,
		asker: 'm',
		who: ['neef', 'nicht'],
		ages: [20, 17, 23],
		told: 'Ik ben de oom waar ze allemaal logeren. {Wie} van {jaar} logeert nu [zes weken|een maand|sinds Pasen] en wil niet naar huis. {Hij} bidt, en goed ook, maar {hij} luistert ’s nachts naar een man die zegt dat muziek de deur van de duivel is. In mijn huis staat een piano. {Hij} loopt er met een boog omheen. {Zijn} ouders vragen of ik {hem} "even recht zet". Zo ben ik niet.',
		answer:
			'Gelukkig bent u zo niet. U bent de plek waar {hij} nog is. Zet de piano niet weg en dring hem niet op. Vraag eens wat {hij} mooi vond om te horen toen {hij} klein was.',
		talk: 'De ouders: wat vertelt u ze wel en niet.',
		notes: [
			'Antwoord op de vraag: "Oma die neuriede bij het strijken." Nu neuriet {naam}, slecht, bij het strijken. Er is gelachen.',
			'Met de ouders aan één tafel gezeten. Vader wilde praten over de baard, moeder over het eten. Het ging uiteindelijk over de nacht dat ze zo’n ruzie hadden.',
			'{Hij} is een weekend thuis geweest en uit zichzelf teruggekomen, en weer gegaan. De piano heeft één toon laten horen. Per ongeluk, zei {hij}.'
		],
		back: [
			'Vandaag vroeg {hij} of ik wist dat er ook geleerden zijn die muziek wél goed vinden. Ik zei: vertel.',
			'Beter dan "vertel" kan bijna niet.'
		],
		plan: {
			domain: 'family_communication',
			plain: 'Dat zijn ouders vragen in plaats van zeggen.',
			levels: [
				'Zij spreken elkaar niet',
				'Zij spreken via mij',
				'Wij zitten aan één tafel',
				'Zij vragen iets en wachten',
				'Zij komen voor de muziek'
			],
			step: 'Eén tafel, zonder de baard ter sprake te brengen',
			worry: '’s Nachts klinkt er een stem die zegt dat muziek een deur is.',
			contra: 'De pianokruk is verzet, met zorg.'
		},
		next: 'Terug naar huis: wanneer, en wie haalt.',
		ends: 'Weer thuis. Komt elke vrijdag eten bij zijn oom. De ouders hebben geleerd te vragen in plaats van te zeggen.'
	},
	{
		...family,
		asker: 'f',
		who: ['vriendin', 'collega'],
		ages: [32, 29, 45],
		told: '{Wie} en ik werken al [negen|vier|elf] jaar samen bij [een kapsalon|de thuiszorg|een magazijn]. Na {zijn} scheiding is {hij} bij een beweging gegaan die zegt dat een volk een lichaam is en dat er ziekte in zit. {Hij} zegt het vriendelijk. {Hij} vroeg of ik op [zaterdag|een zonnewende|een herdenking] meeging. Ik ben gegaan, ik dacht: dan weet ik het. Ik heb een kind van [Marokkaanse|Surinaamse|Indische] kant en ik heb daar twee uur staan glimlachen.',
		answer:
			'Twee uur glimlachen, dat kost een mens weken. U hoeft niet nog eens mee. U mag vriendin blijven en toch zeggen: over mijn kind gaat dit ook. Hoe zou u dat zeggen, als u alle tijd had?',
		talk: 'Wat wilt u behouden, en waar houdt het op.',
		notes: [
			'{Naam} heeft een foto van {haar} kind op tafel gelegd en gezegd: "Dit is die ziekte." Er is weggelopen. De volgende dag lag er een bakje aardbeien in de kantine.',
			'Ze hebben gepraat, in de auto, [veertig|twintig|negentig] minuten. De scheiding kwam. Dat er in de beweging iemand elke avond belde, en verder niemand.',
			'{Naam} belt nu, op dinsdag. De beweging belt op maandag en woensdag. "Ik sta één tegen twee", zegt {naam}, en het klinkt niet als klagen.'
		],
		plan: {
			domain: 'contact_with_subject',
			plain: 'Dat wij vrienden kunnen zijn waar mijn kind bij is.',
			levels: [
				'Wij mijden elkaar',
				'Wij groeten',
				'Wij rijden samen naar het werk',
				'Mijn kind is erbij geweest',
				'Mijn kind krijgt een kaart'
			],
			step: 'Op dinsdag bellen',
			worry: 'Er werd gesproken over ziekte in een lichaam, en gekeken naar mij.',
			contra: 'Er lag een bakje aardbeien in de kantine.'
		},
		next: 'De herdenking in [mei|juni|november].',
		ends: '{Hij} heeft afgezegd bij de beweging, per brief. Met de vriendschap gaat het "anders, maar eerlijker".'
	},
	{
		...family,
		who: ['broer', 'zus'],
		ages: [33, 37, 30],
		also: { returnedDaysAgo: 60 },
		told: '{Wie} van {jaar} is terug. Na [zeven|zes|vijf] jaar. Eerst de gevangenis, nu een flatje in {stad} met een enkelband. Ik ben de enige van de familie die opneemt. Ik weet niet wat ik moet zeggen. {Hij} vraagt naar [onze moeder, die intussen dood is|het huis, dat verkocht is|de kinderen, die {hem} niet kennen]. Wij hebben {hem} doodgezwegen en nu belt {hij} op mijn pauze.',
		answer:
			'U neemt op, dat is al meer dan de meesten kunnen. U hoeft niet te vergeven om te kunnen luisteren. Zullen we samen bedenken wat u wél wilt vertellen, en wat nog niet?',
		talk: 'De eerste keer zien: waar, hoe lang, wie weet het.',
		notes: [
			'Ze hebben elkaar gezien, op een bankje, een uur. {Hij} had [koekjes|een tekening|een plantje] bij zich. {Naam} heeft verteld van moeder. Ze hebben allebei voor zich uit gekeken.',
			'De oudste broer is woedend dat er contact is. {Naam} mag dat naast elkaar laten bestaan. Reclassering en wij spreken elkaar alleen met toestemming van beiden.',
			'Naar het graf geweest, samen, met toestemming van de reclassering. {Naam} zei: "Hij huilde als vroeger, met zijn mouw."'
		],
		plan: {
			domain: 'society_participation',
			plain: 'Dat er weer iemand is om de zondag mee te delen.',
			levels: [
				'Geen contact',
				'Bellen in mijn pauze',
				'Een uur op een bankje',
				'Samen naar het graf',
				'Samen eten'
			],
			step: 'Een bankje kiezen waar niemand ons kent',
			worry: 'Er belde iemand van vroeger aan, en die is te woord gestaan.',
			contra: 'De reclassering krijgt elke week een rooster, uit zichzelf.'
		},
		next: 'De rest van de familie: wie wil wat.',
		ends: 'Er is weer een broer, zegt {naam}, en een zus. De rest van de familie heeft tijd nodig en krijgt die.'
	},
	{
		...family,
		asker: 'm',
		who: ['dochter', 'zoon'],
		ages: [27, 24, 29],
		also: { mediaExposure: true },
		told: '{Wie} van {jaar} staat in de krant. Geen naam, wel een foto van achteren, iedereen in {stad} weet het. {Hij} zou geld hebben gestuurd naar [een kamp|een strijder|een stichting die op een lijst staat]. Er ligt [hondenpoep|een dode vogel|verf] bij ons op de stoep. Mijn vrouw gaat niet meer naar de winkel. Onze jongste wordt niet meer gebeld door vriendjes. Wij hebben niets gedaan en we schamen ons alsof we alles gedaan hebben.',
		answer:
			'U heeft niets gedaan. Dat zeg ik, en u mag het zo vaak lezen als nodig is. De pers hoeft u niets te zeggen. Van de stoep doet u aangifte. En uw jongste verdient nu iemand die gewoon belt: wie kan dat zijn?',
		talk: 'Pers, stoep, en de jongste.',
		notes: [
			'Aangifte gedaan. De wijkagent komt elke dag langs en drinkt koffie, met de auto goed in het zicht. De voetbaltrainer haalt de jongste op.',
			'{Naam} is voor het eerst weer naar de supermarkt geweest. Een vrouw die {ze} niet kende legde een hand op de kar en zei niets. "Daar heb ik twee dagen op geleefd."',
			'De zitting is geweest. Voorwaardelijk. Het gezin zat op de tweede rij. Op de gang heeft {hij} sorry gezegd tegen de jongste, niet tegen {naam}. Dat komt nog.'
		],
		plan: {
			domain: 'siblings_protection',
			plain: 'Dat onze jongste weer gebeld wordt.',
			levels: [
				'Niemand belt',
				'De trainer belt',
				'Eén vriend belt',
				'Er wordt gelogeerd',
				'Er is ruzie om niets, zoals het hoort'
			],
			step: 'De trainer vragen om te blijven rijden',
			worry: 'Er lag verf op de stoep, voor de tweede keer.',
			contra: 'Een onbekende legde in de winkel een hand op de kar.'
		},
		next: 'Na de zitting: samen eten, of nog niet.',
		ends: 'Het is stil op de stoep. Het gezin heeft besloten te blijven wonen. Individuele hulp loopt bij de reclassering.'
	}
];
