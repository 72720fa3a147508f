import type { Actor } from '#domain/actor.ts';
import type { ExtremismForm } from '#domain/extremism-form.ts';
import type { Direction, FactorCode, FactorKind, Strength, Turn } from '#domain/factor.ts';
import type { OnlinePlatform } from '#domain/online-platform.ts';
import { riskHeadings, type RiskHeading, type RiskLevel } from '#domain/risk.ts';
import type { SignalSide } from '#domain/signal.ts';
import { localDate } from '#domain/time.ts';
import type { ToldBy } from '#domain/told-by.ts';
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
	{ partId }: Case,
	observed: Date,
	{ side = 'worry', fact, opinion = '', source = 'client', form, platforms = [] }: Noticed
): Promise<void> {
	const personId = must(await readSignals(actor, partId)).concernId;
	const words = { side, fact, opinion, source, form: form ?? '', observedOn: localDate(observed) };
	const asked = { personId, also: [], platforms, corrects: '' };
	kept(await noteSignal(actor, partId, { ...asked, fields: words }));
}

/** How some factors of one kind stood on a day. */
export async function seesFactors(
	actor: Actor,
	{ partId }: Case,
	seen: Date,
	kind: FactorKind,
	all: Seen[]
): Promise<void> {
	const personId = must(await readSignals(actor, partId)).concernId;
	const direction = kind === 'protective' ? 'away' : 'towards';
	for (const { strength, source = 'client', turn = 'catalyst', ...one } of all) {
		const coded = { kind, direction, source, turn, strength: String(strength) };
		const fields = { ...coded, seenOn: localDate(seen), ...one };
		kept(await noteFactor(actor, partId, { personId, corrects: '', fields }));
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
	kept(await judgeRisk(actor, partId, { level, dueOn: '', unknown, fields }));
}

export async function agreesWithRisk(actor: Actor, { partId }: Case, words: string): Promise<void> {
	const judgementId = must(await readRisk(actor, partId)).judgement?.id ?? '';
	kept(await secondRisk(actor, { partId, judgementId }, { says: 'agrees', level: '', words }));
}

function kept(outcome: object): void {
	if ('problem' in outcome || 'problems' in outcome)
		throw new Error(`the demo cannot be told: ${JSON.stringify(outcome)}`);
}
