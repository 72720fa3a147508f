/** What a colleague hears who is called: Dutch, and nothing of whom or what, nor of the house. */
export const sentences = {
	ask: 'Dit is een oproep van uw werk. Toets 1 om te bevestigen.',
	again: 'Dat was geen 1. Toets 1 om te bevestigen.',
	acknowledged: 'U heeft bevestigd. Log nu in.',
	over: 'Een collega heeft al bevestigd. U hoeft niets te doen.',
	failed: 'Uw bevestiging is niet aangekomen. Log nu in.',
	told: 'Dit is een oproep van uw werk. Log nu in.',
	visit:
		'Dit is een oproep van uw werk. Toets 1: het gaat goed, ik heb meer tijd nodig. Toets 2: ik heb nu hulp nodig.',
	more: 'Dank u. Over een half uur vragen wij het weer.',
	help: 'Wij bellen nu de leiding. Bij direct gevaar: bel 1 1 2.',
	'help-failed': 'Dit is niet aangekomen. Bel zelf de leiding. Bij direct gevaar: bel 1 1 2.'
} as const;
