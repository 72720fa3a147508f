import type { Question } from '../life.ts';

/** What could be answered without a case. */
export const worries: readonly Question[] = [
	{
		by: 'form',
		who: ['zoon', 'kleinzoon'],
		ages: [13, 14, 12],
		told: '{Wie} van {jaar} roept "sieg heil" bij [het gamen|de bushalte|het zwemmen] en weet niet eens wie dat was. Hij is verder [gek op zijn zusje|de liefste van de straat|bang in het donker]. Moet ik straffen of uitleggen?',
		answer:
			'Uitleggen, en dan aan de hand van iemand. Een verhaal van één mens doet meer dan een les. En een grens mag: in dit huis niet.',
		ends: 'Beantwoord. Ouder gaat met hem naar een verzetsmuseum.'
	},
	{
		by: 'form',
		who: ['dochter', 'nicht'],
		ages: [17, 19, 16],
		told: '{Wie} draagt sinds [een week|de vakantie|haar verjaardag] een hoofddoek en mijn schoonouders zeggen dat ze radicaliseert. Ze lacht, ze studeert, ze leent mijn [oorbellen|fiets|auto]. Ik vind het vooral mooi staan. Mis ik iets?',
		answer:
			'Nee. Een hoofddoek is geen teken van radicalisering. Wat u beschrijft is iemand die opbloeit. Als u ooit merkt dat ze mensen begint weg te duwen, schrijf dan gerust weer.',
		back: 'Dank u wel. Ik heb dit aan mijn schoonmoeder voorgelezen. Ze zei: o.',
		ends: 'Geen zorg. Uitleg gegeven.'
	},
	{
		by: 'call',
		who: ['man', 'vader'],
		ages: [52, 61, 47],
		told: 'Beller vertelt over {diens} die de hele avond filmpjes kijkt over [chemtrails|een wereldregering|ziekenhuizen]. Hij is niet boos, wel ver weg. {Ze} wil weten hoe je dat gesprek begint zonder ruzie.',
		answer:
			'Zoals besproken: vraag naar wat hij zoekt in plaats van naar wat klopt, en plan elke week één avond zonder scherm en zonder onderwerp.',
		ends: 'Advies gegeven aan de lijn. Belt terug als het verandert.'
	},
	{
		by: 'form',
		who: ['broer', 'neef'],
		ages: [18, 21, 16],
		told: '{Wie} heeft een [keltisch kruis|zwaard met vleugels|runenteken] laten zetten, op zijn [kuit|nek|onderarm]. De tatoeëerder vroeg niets. Ik heb opgezocht wat het betekent en ik kreeg twee antwoorden. Wat betekent het bij hem?',
		answer:
			'Zo’n teken heeft meer dan één leven. Wat het bij hem betekent weet alleen hij. "Wat maakt dit voor jou mooi genoeg om te laten zetten?" is een eerlijke vraag.',
		back: 'Gevraagd. Het is van een band. Ik heb het drie keer nagezocht en het is echt van een band.',
		ends: 'Uitgezocht: het teken hoort bij een band.'
	},
	{
		by: 'call',
		door: 'professional',
		told: '[Docent|Teamleider|Conciërge] van een [vmbo|havo|praktijkschool] vraagt wat te doen met een filmpje van een gevecht met geroepen leuzen, dat door de hele school gaat. Geen namen genoemd. Er is morgen een ouderavond.',
		answer:
			'Zoals besproken: eerst de jongen op het filmpje, dan de omstanders, dan pas de ouders. Niet nog eens vertonen.',
		ends: 'Aan de lijn beantwoord; handreiking voor ouderavond genoemd.'
	},
	{
		by: 'form',
		who: ['vriend', 'man'],
		ages: [29, 33, 26],
		told: '{Wie} wil niet meer stemmen, geen verzekering en geen bank. Hij ruilt nu [eieren|klussen|gitaarles]. Eigenlijk werkt het best goed. Zijn nieuwe vrienden praten alleen veel over "de dag dat het valt". Hoort dit bij u?',
		answer:
			'Ruilen mag en kan heel prettig zijn. Let op die dag: wordt er iets voorbereid, komen er wapens of geheimen bij? Dan horen we u graag. Tot dan hoeft u niets te doen.',
		ends: 'Geen zorgen over geweld. Weet ons te vinden.'
	},
	{
		by: 'form',
		door: 'professional',
		told: 'Ik werk bij [een bibliotheek|een opvanghuis|een jongerencentrum]. Een man vraagt bij ons elke week boeken aan over [bomaanslagen|sekteleiders|zelfgemaakte wapens]. Misschien schrijft hij een roman. Wat is mijn rol, en wat niet?',
		answer:
			'Lezen mag. Uw rol is gastvrij zijn en nieuwsgierig: waar bent u mee bezig? Krijgt u een onrustig gevoel bij het antwoord, dan overleggen we verder, nog altijd zonder naam.',
		back: 'Het is inderdaad een roman. Hij heeft me hoofdstuk één laten lezen. Het is niet goed maar wel een roman.',
		ends: 'Vraag beantwoord.'
	},
	{
		by: 'form',
		who: ['dochter', 'zus'],
		ages: [22, 24, 20],
		told: '{Wie} is vegan geworden en gaat naar [blokkades|bijeenkomsten|nachtelijke acties] van een dierenclub. Ze heeft "mensen zijn het virus" op haar raam. Vroeger knuffelde ze [de postbode|iedereen|haar opa] plat. Nu krijg ik een hand.',
		answer:
			'Ze is het contact nog niet kwijt, ze geeft een hand. Kook eens iets uit háár kookboek en vraag wie ze het meest mist in die club.',
		ends: 'Advies gegeven; geen aanwijzing voor geweld.'
	},
	{
		by: 'call',
		who: ['kleindochter', 'kleinzoon'],
		ages: [15, 17, 14],
		told: '[Opa|Oma|Opa en oma samen] aan de lijn, over het kleinkind van {jaar} dat sinds een jaar bij hen woont. {Hij} hangt foto’s op van een man die [een school|een moskee|een synagoge] aanviel. Ze hebben er [een kalender|een schilderij van Marken|een trouwfoto] overheen gehangen. De foto komt niet terug, de stilte wel.',
		answer:
			'Zoals besproken: haal wat eroverheen hangt er eens samen af en vraag wat {hij} in die man ziet. Vraag ook of {hij} erover denkt zichzelf of een ander iets te doen.',
		ends: 'Grootouders hebben gevraagd en gebeld: fascinatie, geen plan. Huisarts kijkt mee.',
		where: 'doctor'
	},
	{
		by: 'form',
		who: ['moeder', 'vader'],
		ages: [66, 59, 71],
		told: '{Wie} van {jaar} stuurt de familieapp vol met [een profeet uit Brazilië|zilverdruppels|voorspellingen]. Mijn broer heeft {hem} eruit gegooid. Nu eet {hij} alleen met kerst. Wie van ons heeft nou gelijk?',
		answer:
			'Allebei een beetje: een grens was nodig en alleen met kerst is niet goed. Maak een tweede app, zonder filmpjes, met alleen foto’s van eten.',
		back: 'De eten-app heeft nu 214 foto’s. {Hij} is een talent.',
		ends: 'Opgelost binnen de familie.'
	},
	{
		by: 'form',
		door: 'self',
		who: ['manZelf', 'vrouwZelf'],
		ages: [17, 19, 21],
		told: 'ik heb niks gedaan maar mijn algoritme wel. ik krijg alleen nog [legerfilmpjes|boze mannen|preken]. ik merk dat ik anders naar [mijn buurjongen|meisjes|de leraar] kijk. is dat al iets',
		answer:
			'Ja, je hebt gemerkt dat je anders kijkt. Dat is precies op tijd. Zet je geschiedenis uit, volg tien mensen die iets máken, en praat eens met die buurjongen of die leraar. Schrijf over twee weken hoe het is.',
		back: 'gedaan. krijg nu alleen nog mensen die lepels snijden. best vet',
		ends: 'Hielp zichzelf, mag altijd terugkomen.'
	},
	{
		by: 'call',
		who: ['collega'],
		ages: [44, 50, 38],
		told: 'Beller werkt in een [ziekenhuis|garage|distributiecentrum] met iemand die [weigert vrouwen een hand te geven|een vlag op zijn kluisje heeft|iedereen aanspreekt op vlees]. Leiding zegt: niks aan te doen. {Ze} vraagt of dit gevaarlijk is of alleen vervelend.',
		answer:
			'Zoals besproken: zo te horen vervelend. Leg voor uzelf vast wat u ziet en hoort, en spreek de leiding aan op het werkklimaat; dat is hun vak.',
		ends: 'Geen zorg over extremisme. Verwezen naar de vertrouwenspersoon van het werk.'
	},
	{
		by: 'form',
		who: ['zoon'],
		ages: [16, 15, 17],
		told: 'Gelezen in het schoolagendaatje van {wie}: "alle [juten|kutten|ratten] weg". Ik heb het agendaatje teruggelegd maar hij had een haar tussen de bladzijden gelegd. Nu weet hij dat ik het weet en wij zwijgen allebei, al [negen|vier|twaalf] dagen.',
		answer:
			'Iemand moet de stilte breken en dat mag u zijn: "Ik heb gekeken, dat had ik niet moeten doen. Ik ben geschrokken. Zullen we wandelen?" Eerst uw deel, dan het zijne.',
		back: 'Gewandeld. Hij zei dat hij gepest werd door drie van hen. Niet door allen, door drie.',
		ends: 'School pakt het pesten aan. Ouders kunnen verder.'
	},
	{
		by: 'form',
		who: ['zus', 'vriendin'],
		ages: [30, 27, 35],
		told: '{Wie} zit in een yogagroep die van adem naar [bloedlijnen|een nieuw ras|strijd] is gegaan. Ze heeft een nieuwe naam en wil dat ik haar ook zo noem. Moet ik dat doen? Het voelt alsof ik [meewerk|haar verlies|lieg].',
		answer:
			'U mag haar bij de naam noemen die ze wil en toch eigenwijs blijven. Een naam is een kleinere zaak dan een deur. Noem af en toe iets van vroeger, zonder vergelijk.',
		ends: 'Beantwoord. Blijft contact houden.'
	},
	{
		by: 'call',
		door: 'professional',
		told: '[Wijkverpleegkundige|Thuiszorgmedewerker|Praktijkondersteuner] ziet bij een cliënt vlaggen, lege blikken en een kind van [9|11|6] dat de deur opendoet met "wachtwoord?". Ze vraagt of dat onder de meldcode valt.',
		answer:
			'Zoals besproken: meldcode stap 1 en 2, collegiaal overleg en anoniem advies bij Veilig Thuis. Het wachtwoord mag u gewoon vragen.',
		ends: 'Samen Veilig Thuis gebeld; daar verder.',
		where: 'veilig-thuis'
	},
	{
		by: 'form',
		who: ['man'],
		ages: [35, 42, 39],
		told: 'We zijn Joods en mijn man wil nu [wapens in huis|naar een land waar oorlog is|geen enkele niet-Joodse vriend meer]. Hij is bang, ik ook, maar zijn angst krijgt een vuist. Zijn er bij jullie mensen die dat begrijpen zonder er iets van te vinden?',
		answer:
			'Ja. Angst om wie je bent is geen extremisme, en die vuist mag u zorgen baren. We kunnen u koppelen aan iemand van een organisatie die dit van binnen kent.',
		ends: 'Gekoppeld aan maatschappelijk werk uit eigen kring, met haar instemming.',
		where: 'mental-health'
	}
];
