import courseEn from './desk/course.en.ts';
import courseNl from './desk/course.nl.ts';
import factorEn from './desk/factor.en.ts';
import factorNl from './desk/factor.nl.ts';
import goalsEn from './desk/goals.en.ts';
import goalsNl from './desk/goals.nl.ts';
import lookBackEn from './desk/look-back.en.ts';
import lookBackNl from './desk/look-back.nl.ts';
import riskEn from './desk/risk.en.ts';
import riskNl from './desk/risk.nl.ts';
import sessionEn from './desk/session.en.ts';
import sessionNl from './desk/session.nl.ts';
import sessionToldEn from './desk/session-told.en.ts';
import sessionToldNl from './desk/session-told.nl.ts';
import signalEn from './desk/signal.en.ts';
import signalNl from './desk/signal.nl.ts';

/** What is planned, told, measured, noticed and judged in the help to a family. */
export const helpWords = {
	nl: {
		...goalsNl,
		...courseNl,
		...sessionNl,
		...sessionToldNl,
		...lookBackNl,
		...signalNl,
		...factorNl,
		...riskNl
	},
	en: {
		...goalsEn,
		...courseEn,
		...sessionEn,
		...sessionToldEn,
		...lookBackEn,
		...signalEn,
		...factorEn,
		...riskEn
	}
} as const;
