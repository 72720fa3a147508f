import type { Actor } from '#domain/actor.ts';
import type { ExtremismForm } from '#domain/extremism-form.ts';
import type { Direction, FactorCode, FactorKind, Strength, Turn } from '#domain/factor.ts';
import type { OnlinePlatform } from '#domain/online-platform.ts';
import { riskHeadings, type RiskHeading, type RiskLevel } from '#domain/risk.ts';
import type { SignalSide } from '#domain/signal.ts';
import { localDate } from '#domain/time.ts';
import type { ToldBy } from '#domain/told-by.ts';
import { readCase } from '../../cases/read.ts';
import { noteFactor } from '../../factors/note.ts';
import { judgeRisk } from '../../risk/judge.ts';
import { readRisk } from '../../risk/read.ts';
import { secondRisk } from '../../risk/second.ts';
import { noteSignal } from '../../signals/note.ts';
import { readSignals } from '../../signals/read.ts';
import type { Case } from './acts.ts';
import { must } from './must.ts';

interface Noticed {
	side?: SignalSide;
	fact: string;
	opinion?: string;
	source?: ToldBy;
	form?: ExtremismForm;
	platforms?: OnlinePlatform[];
}
interface Seen {
	code: FactorCode;
	strength: Strength;
	words: string;
	direction?: Direction;
	turn?: Turn;
	source?: ToldBy;
}

/** Something about whoever the worry is about. */
export async function notices(
	actor: Actor,
	{ partId }: Pick<Case, 'partId'>,
	observed: Date,
	...all: Noticed[]
): Promise<void> {
	const personId = await aboutWhom(actor, partId);
	for (const { form = '', platforms = [], ...one } of all) {
		const said = { side: 'worry', opinion: '', source: 'client', ...one };
		const fields = { ...said, form, observedOn: localDate(observed) };
		const asked = { personId, also: [], platforms, corrects: '' };
		must(await noteSignal(actor, partId, { ...asked, fields }));
	}
}

/** How some factors of one kind stood on a day. */
export async function seesFactors(
	actor: Actor,
	{ partId }: Case,
	seen: Date,
	kind: FactorKind,
	all: Seen[]
): Promise<void> {
	const personId = await aboutWhom(actor, partId);
	const direction = kind === 'protective' ? 'away' : 'towards';
	for (const { strength, source = 'client', turn = 'catalyst', ...one } of all) {
		const coded = { kind, direction, source, turn, strength: String(strength) };
		const fields = { ...coded, seenOn: localDate(seen), ...one };
		must(await noteFactor(actor, partId, { personId, corrects: '', fields }));
	}
}

/** What nothing is said under is not known. */
export async function judges(
	actor: Actor,
	{ partId }: Case,
	level: RiskLevel,
	{ reasoning, ...headings }: Partial<Record<RiskHeading, string>> & { reasoning: string }
): Promise<void> {
	const unknown = riskHeadings.filter((name) => !headings[name]);
	const fields = { reasoning, ...headings };
	must(await judgeRisk(actor, partId, { level, dueOn: '', unknown, fields }));
}

export async function agreesWithRisk(actor: Actor, { partId }: Case, words: string): Promise<void> {
	const judgementId = must(await readRisk(actor, partId)).judgement?.id ?? '';
	must(await secondRisk(actor, { partId, judgementId }, { says: 'agrees', level: '', words }));
}

// whoever wants out asks about nobody else
async function aboutWhom(actor: Actor, partId: string): Promise<string> {
	const { concernId } = must(await readSignals(actor, partId));
	return concernId || must(await readCase(actor, partId)).people[0]!.id;
}
