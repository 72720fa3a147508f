import type { Life } from '../life.ts';

const advice = { service: 'trajectory_advice' } as const;

export const advice2: readonly Life[] = [
	{
		...advice,
		who: ['jongen'],
		ages: [16, 17, 15],
		work: ['leerplichtambtenaar', 'jeugdbeschermer', 'casusregisseur'],
		told: '{Wie} van {jaar} is [vier|zeven|vijf] maanden niet op school geweest. Thuis bouwt hij een wereld na in een spel, met kampen. Hij heeft er {stad} in gezet, straat voor straat. Moeder zegt dat hij daar tenminste iets áfmaakt. In het overleg zei iemand "tikkende tijdbom" en daarna luisterde niemand meer. Ik wel, maar waarnaar?',
		answer:
			'Naar wie er in die wereld woont. Vraag hem om een rondleiding, een uur, zonder oordeel en zonder foto’s. Wie de kampen bewaakt is minder belangrijk dan wie er niet in hoeft.',
		talk: 'De rondleiding.',
		notes: [
			'Rondleiding gehad. Zijn eigen straat is leeg, er staat alleen een huis met licht: dat van zijn [opa|overleden tante|basisschooljuf]. {Naam} heeft gevraagd of aanbellen mocht.',
			'Het woord "tijdbom" is uit het verslag gehaald, op verzoek van moeder en met instemming van de politie. Er staat nu: "veertien uur per dag alleen".',
			'Hij gaat drie ochtenden naar een [maakplaats|zorgboerderij|tekenstudio]. In het spel is een markt verschenen waar vroeger een kamp stond.'
		],
		next: 'Van drie ochtenden naar vier.',
		ends: 'Terug in het onderwijs, aangepast rooster. Overlegtafel gesloten.'
	},
	{
		...advice,
		who: ['cliënte', 'cliënt'],
		ages: [47, 55, 61],
		work: ['ambtenaar burgerzaken', 'baliemedewerker', 'bibliothecaris'],
		told: 'Aan onze balie komt elke week {wie} van ongeveer {jaar} die ons [eden laat zweren|filmt en online zet|rekeningen stuurt van een miljoen euro]. Collega’s zijn ziek thuis. Vorige week stond er een [adres van een collega|foto van mijn auto|lijst met namen] bij een filmpje. De bewaker zegt dat het bij de stad hoort. Ik wil niet bang naar mijn werk.',
		answer:
			'Dat adres is geen folklore, dat is een misdrijf: aangifte, door de werkgever, niet door u alleen. Voor de balie maken wij samen drie zinnen die iedereen gebruikt, elke keer, zonder discussie.',
		talk: 'Drie zinnen voor de balie.',
		notes: [
			'De drie zinnen hangen onder het toetsenbord. Eerste week: zeven keer gezegd, één keer gelachen, niemand ziek.',
			'Aangifte door de gemeente. De filmpjes zijn weg. Er is een vaste medewerker die belt in plaats van mailt, dat scheelt veertig mails per week.',
			'Bij een telefoontje kwam eruit dat er een [kind uit huis geplaatst|huis verkocht|man overleden] is. Vanaf die dag heet het dossier in het team niet meer "het miljoen".'
		],
		next: 'Nazorg voor het team.',
		ends: 'Het team werkt met de drie zinnen en een vast aanspreekpunt. Geen nieuwe filmpjes in drie maanden.'
	},
	{
		...advice,
		who: ['meisje'],
		ages: [16, 15, 17],
		work: ['vertrouwenspersoon', 'mentor vmbo', 'schoolpsycholoog'],
		told: '{Wie} van {jaar} vroeg me of een weddenschap met God strafbaar is. Ik moest lachen en zij niet. Ze wil [niet meer op de foto|van gym af|geen hand meer geven] en dat mag allemaal. Maar ze heeft haar spaargeld aan "de broeders" gegeven en ze zoekt op hoe ver het is naar [de grens|een vliegveld|Marseille]. Haar ouders zijn niet gelovig en roepen heel hard.',
		answer:
			'Als ze u zoiets vraagt, bent u belangrijk voor haar. Vraag wat ze inzet, en wat ze terug wil. Over dat vertrek: als er een datum of een ticket is, belt u meteen 112 en daarna ons.',
		talk: 'De weddenschap, en de ouders die roepen.',
		notes: [
			'Ze wedde dat haar [oma|vader|zusje] beter wordt als zij alles opgeeft. Dat wist thuis niemand. Vertrouwenspersoon en {naam} hebben het samen gehoord.',
			'Ouders roepen niet meer, ze zijn bij het ziekenhuis geweest met z’n drieën. Een arts heeft uitgelegd waar het aan ligt, en dat het geen weddenschap is.',
			'Er is een vrouw uit de moskee gevonden die met haar over God praat zonder geld. Ze gaat weer naar gym, in wat ze zelf wil.'
		],
		next: 'De broeders en het spaargeld.',
		ends: 'Vraag van de school beantwoord. Meisje heeft twee volwassenen die ze zelf belt.'
	},
	{
		...advice,
		who: ['jongen', 'cliënt'],
		ages: [22, 28, 19],
		work: ['azc-begeleider', 'voogd', 'vluchtelingenwerker'],
		told: 'Op onze locatie is {wie} van {jaar} door anderen gezien als [iemand die vroeger voor een militie reed|bewaker in een kamp|zoon van een commandant]. Hij zegt dat hij toen zijn eigen naam nog niet kon spellen en twaalf was. Er is geslagen bij de wasmachines. Hij slaapt op de trap. Wat is waar is voor anderen, maar ik moet vannacht iets doen.',
		answer:
			'Vannacht: een andere kamer, een bekende in de buurt, en de politie als er weer geslagen wordt. Wat waar is zoeken wij en u niet uit. Een kind dat gedwongen is, is ook slachtoffer.',
		talk: 'Veiligheid op de locatie. Trauma, tolk, rust.',
		notes: [
			'Verhuisd naar een andere gang. De man die hem herkende is apart gesproken, met een eigen tolk: die heeft recht op zijn verhaal. Er is een melding bij de juiste dienst.',
			'Hij tekent een rivier, steeds dezelfde. Tolk van de overkant van die rivier gevonden; ze hebben een uur over vis gepraat.',
			'Traumabehandeling begint, wachttijd negen weken. Tot die tijd: elke ochtend het terrein aanvegen met de kok. Hij slaapt in bed.'
		],
		next: 'Negen weken overbruggen.',
		ends: 'Overgedragen aan de behandelaar. Locatie heeft een draaiboek voor de volgende keer.'
	},
	{
		...advice,
		who: ['jongen', 'meisje'],
		ages: [18, 21, 17],
		work: ['voetbaltrainer', 'buurtsportcoach', 'scoutingleider'],
		told: 'Geen professional eigenlijk, ik train [de A1|het boksuur|de verkenners]. {Wie} van {jaar} groet tegenstanders niet meer "want die horen hier niet". Na een wedstrijd is er in de kleedkamer iets gezongen. Het bestuur wil het klein houden. Ik heb [zelf een donkere dochter|drie Syrische spelertjes|een hart] en ik kan het niet klein houden.',
		answer:
			'U bent precies de professional die telt: u staat er elke week. Geen preek in de kleedkamer. Wel één afspraak voor iedereen, door de aanvoerder uitgesproken, en een gesprek met hem of haar alleen.',
		talk: 'Aanvoerder, bestuur, en het lied.',
		notes: [
			'De aanvoerder heeft het gezegd: "Wij groeten. Punt." Drie zinnen, zeven seconden. De eerste wedstrijd ging het met een grimas.',
			'Alleen gesproken, bij het opruimen van de [ballen|doelen|tenten]. Er is thuis ruzie over geld en een broer die in {stad} bij een groep zit. Die broer zong.',
			'Het bestuur heeft het toch groot gemaakt: een regel in het huishoudelijk reglement en een buffet. Iedereen at.'
		],
		next: 'De broer.',
		ends: 'Club kan verder. De broer is een aparte vraag geworden, van de moeder zelf.'
	},
	{
		...advice,
		who: ['cliënt', 'cliënte'],
		ages: [36, 42, 33],
		work: ['gezinsbegeleider', 'opvoedcoach', 'wijkteammedewerker'],
		told: 'In een gezin waar ik kom slaapt {wie} van {jaar} met [een kruisboog naast het bed|de deuren gebarricadeerd|de auto met de neus naar de weg]. De kinderen van [6 en 10|4 en 9|8 en 12] mogen niet op zwemles "voor als het begint". Het gezin is lief met elkaar. Ik word er rustig van als ik er ben en onrustig als ik in de auto zit. Is dat een signaal?',
		answer:
			'Ja, dat verschil tussen binnen en in de auto is een signaal, van u aan uzelf. Schrijf in de auto op wat u zag, niet wat u voelde. Daarna kijken we samen wat bij de kinderen hoort en wat bij de volwassene.',
		talk: 'Wat stond er in het autoschriftje.',
		notes: [
			'Drie bezoeken op papier. Feiten over de kinderen: fit, vrolijk, geen vriendjes. Feiten over de volwassene: slaapt drie uur, hamstert medicijnen, is ooit [overvallen|ontruimd|geëvacueerd].',
			'Zwemles is besproken als voorbereiding: "als het begint, is zwemmen wel zo handig". Het kind is ingeschreven. Met Veilig Thuis overlegd, geen melding.',
			'De medicijnen zijn ingeleverd bij de apotheek, zelf gebracht. De auto staat nu achterstevoren "omdat de zon anders in het stuurtje schijnt".'
		],
		next: 'Slaap, en een eigen hulpverlener.',
		ends: 'Diploma A is gehaald. Trauma wordt behandeld. Begeleiding in het gezin gaat door zonder ons.'
	}
];
