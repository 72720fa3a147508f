import type { Question } from '../life.ts';

const information = { isInformation: true } as const;

/** Danger now, and plain information. */
export const short: readonly Question[] = [
	{
		by: 'form',
		who: ['man', 'vriend'],
		ages: [38, 31, 45],
		danger: { callerInDanger: 'yes' },
		told: 'Hij heeft [de deur op slot gedaan|mijn paspoort verbrand|de auto gesloopt] en zegt dat ik verraad pleeg als ik met [mijn zus|de school|iemand buiten ons] praat. Ik zit in [de badkamer|het schuurtje|de kelder] met de telefoon van mijn kind.',
		answer:
			'Bel nu 112; fluisteren mag. Wij kunnen dat niet voor u doen. Doe daarna de telefoon op stil. Ik blijf hier meelezen.',
		ends: 'Politie is geweest. Opvang geregeld via Veilig Thuis.',
		where: 'police'
	},
	{
		by: 'form',
		who: ['zoon', 'broer'],
		ages: [20, 23, 18],
		danger: { suicideRisk: 'plan' },
		told: '{Wie} heeft zijn [hond|gitaar|sleutels] weggegeven en een filmpje gemaakt waarin hij de wereld vergeeft. Hij zat in een groep die hem "zwak" noemde. Hij neemt niet op. Ik weet waar hij [graag komt|altijd loopt|zijn fiets neerzet].',
		answer:
			'Bel 112 en noem die plek. Bel 113 voor uzelf terwijl u wacht. U doet het goed. Schrijf hier als hij gevonden is.',
		ends: 'Gevonden op die plek. Hij leeft en is boos, en zijn familie vindt dat heerlijk. De crisisdienst heeft het overgenomen.',
		where: 'mental-health'
	},
	{
		by: 'call',
		who: ['dochter', 'zoon'],
		ages: [17, 16, 19],
		danger: { imminentDeparture: 'yes' },
		told: 'Ouder belt vanaf [een station|een vliegveld|een busterminal]. {Diens} is vannacht vertrokken met een [sporttas|vriendin|man die zich oom noemt]. De bank ziet nog een betaling in {stad}. Geen ruzie vooraf, wel een heel lange omhelzing.',
		ends: 'Samen 112 gebeld. Aangehouden bij de grens, veilig. Politie en jeugdbescherming hebben het overgenomen.',
		where: 'police'
	},
	{
		by: 'call',
		who: ['stiefzoon', 'broer'],
		ages: [19, 25, 22],
		danger: { imminentViolence: 'yes', weaponAccess: 'yes' },
		told: 'Beller heeft een bericht gezien van {diens}: een foto van een [moskee|azc|stadhuis], een tijdstip, morgen. In de schuur ontbreekt [de bijl|benzine|een jachtgeweer]. Beller trilt, is alleen en veilig.',
		ends: 'Met beller aan de lijn 112 gebeld, foto doorgegeven. Hij is diezelfde avond aangehouden. Beller later nagebeld.',
		where: 'police'
	},
	{
		by: 'form',
		who: ['jongen'],
		ages: [14, 15, 13],
		danger: { childInDanger: 'yes' },
		told: 'Ik pas op bij een gezin. De vader leert {wie} van {jaar} [schieten in de tuin|een vuur maken met spiritus|stil zitten met een mes] "voor later". Gisteren had hij een [blaar|snee|blauw oog]. Ik ben zelf 20 en weet niet of ik dit mag zeggen.',
		answer:
			'U mag dit zeggen en het is goed dat u het doet. Bel vandaag Veilig Thuis, 0800-2000, gratis en dag en nacht. U kunt anoniem advies vragen. Bij gevaar op dat moment: 112.',
		ends: 'Heeft Veilig Thuis gebeld, die hebben het opgepakt.',
		where: 'veilig-thuis'
	},
	{
		...information,
		by: 'call',
		told: '[Student|Scholier|Stagiair] zoekt iemand voor een interview over [online ronselen|families|uittreden].',
		ends: 'Verwezen naar de persvoorlichting; wij delen geen verhalen van mensen.'
	},
	{
		...information,
		by: 'call',
		told: 'Vraag of wij ook [voorlichting geven op scholen|een folder hebben in het Arabisch|een aanspreekpunt hebben in {stad}].',
		ends: 'Uitgelegd wat wij doen; doorverwezen naar de gemeente.',
		where: 'municipality'
	},
	{
		...information,
		by: 'form',
		told: 'Bewaren jullie wat ik hier schrijf? Ik vraag het eerst, voordat ik iets vertel. Mijn [neef|buurvrouw|zus] zei dat alles naar de politie gaat.',
		answer:
			'Wat u schrijft is versleuteld en alleen te lezen door wie u helpt. Het gaat niet naar de politie. Alleen als er levensgevaar is en het echt niet anders kan, zeggen wij het aan hen, en u hoort dat dan van ons.',
		ends: 'Uitleg gegeven; schrijft misschien later.'
	},
	{
		...information,
		by: 'call',
		told: 'Zocht [de rijdende rechter|een slotenmaker|de belastingtelefoon]. Vriendelijk gesprek over het weer in {stad}.',
		ends: 'Verkeerd verbonden.'
	},
	{
		...information,
		by: 'form',
		told: 'Ik wil geen hulp, ik wil bedanken. [Vorig jaar|Twee jaar geleden|In het voorjaar] schreef ik over mijn [dochter|broer|man]. Het gaat goed. Iemand daar zei toen: zet thee. Ik zet nog steeds thee.',
		answer:
			'Dank u. Dit hangt vanaf vandaag bij ons in de keuken, zonder naam. Naast de waterkoker.',
		ends: 'Bedankje. Doorgegeven aan wie het aangaat.'
	},
	{
		...information,
		by: 'call',
		told: 'Journalist van [een regionale krant|de radio|een podcast] vraagt naar aantallen over het afgelopen [kwartaal|half jaar|jaar].',
		ends: 'Verwezen naar de persvoorlichting.'
	},
	{
		...information,
		by: 'form',
		told: 'Kan ik bij u vrijwilliger worden? Ik heb zelf [een zoon gehad die eruit kwam|dertig jaar voor de klas gestaan|bij de brandweer gewerkt] en ik kan goed luisteren en slecht stilzitten.',
		answer:
			'Wat een mooi aanbod. Wij werken niet met vrijwilligers aan de lijn, maar de lotgenotengroepen wel. Ik zet hieronder hoe u hen bereikt.',
		ends: 'Verwezen naar de lotgenotengroep.'
	},
	{
		...information,
		by: 'form',
		told: 'Is dit nummer ook voor [geloofskwesties|burenruzies|pesten op het werk]? Het gaat niet over extreme dingen maar ik dacht, u neemt tenminste op.',
		answer:
			'Dat hoort niet bij ons, maar u bent niet gek dat u het vraagt. Het wijkteam in uw gemeente is hier goed in en vraagt niet naar een diagnose.',
		ends: 'Verwezen naar het wijkteam.',
		where: 'municipality'
	},
	{
		...information,
		by: 'call',
		told: 'Iemand wil weten wat "trajectadvies" kost voor [een school|een gemeente|een zorginstelling].',
		ends: 'Uitgelegd: kosteloos. Neemt contact op bij een concrete vraag.'
	},
	{
		...information,
		by: 'form',
		told: 'Ik vul dit in om te kijken wat er gebeurt. Ik werk zelf bij [een hulplijn|een gemeente|een buurtteam] en wilde weten of het rustig voelt als je in paniek bent. Dat doet het.',
		answer: 'Dank u, dat horen wij graag. Uw code mag u weggooien.',
		ends: 'Proefbericht van een collega-organisatie.'
	}
];
