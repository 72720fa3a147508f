import type { KeyObject } from 'node:crypto';
import { detailPlace } from '../audit/record.ts';
import { dataKeys } from '../keys/data-keys.ts';
import { openText } from '../keys/envelope.ts';
import type { StaffWork } from '../work.ts';
import { reasonOf } from './bundle.store.ts';
import * as decisions from './decisions.store.ts';
import type { DecisionRow } from './decisions.store.ts';

export interface Decision {
	at: Date;
	kind: string;
	by: string;
	/** Of the part it is about; empty when it is about no single one. */
	code: string;
	/** Empty when none was written down with it. */
	reason: string;
	/** Where more of it stands. */
	dangerId?: string;
}

/** What was decided about a case and why, the newest first. */
export async function decisionsOf(
	work: StaffWork,
	caseId: string,
	names: Map<string, string>
): Promise<Decision[]> {
	const rows = await decisions.rowsOf(work, caseId);
	const keyIds = rows.map(({ keyId }) => keyId).filter((id) => id !== null);
	const keys = await dataKeys(work, keyIds);
	const told = rows.filter((row, index) => !isToldBefore(row, rows.slice(0, index)));
	const known = { rows, keys, names, links: await whyLinked(work, rows) };
	return told.map((row) => decisionOf(row, known)).toReversed();
}

interface Known {
	rows: DecisionRow[];
	keys: Map<string, KeyObject>;
	names: Map<string, string>;
	links: Map<string, string>;
}

function decisionOf(row: DecisionRow, { rows, keys, names, links }: Known): Decision {
	const { at, kind, actorId, code, dangerId } = row;
	const linked = kind === 'case.linked' ? links.get(row.subjectId ?? '') : undefined;
	const reasons = [row, ...rows.filter((one) => isReasonOf(one, row))];
	return {
		...{ at, kind, by: names.get(actorId ?? '') ?? '', code: code ?? '' },
		reason: reasons.map((one) => reasonIn(one, keys)).find(Boolean) ?? linked ?? '',
		...(dangerId && { dangerId })
	};
}

// why two cases were linked lies with the link
async function whyLinked(work: StaffWork, rows: DecisionRow[]): Promise<Map<string, string>> {
	const links = rows.flatMap(({ link }) => link ?? []);
	const reasons = links.map(async (link) => [link.id, await reasonOf(work, link)] as const);
	return new Map(await Promise.all(reasons));
}

// an act and its reason are two events of one moment; and who looks at a danger twice saw it once
function isToldBefore(row: DecisionRow, before: DecisionRow[]): boolean {
	if (row.kind === 'danger.seen')
		return before.some(({ kind, subjectId }) => kind === row.kind && subjectId === row.subjectId);
	return before.some((one) => isReasonOf(row, one));
}

function isReasonOf(reason: DecisionRow, { kind, subjectId, at }: DecisionRow): boolean {
	const isReason = reason.kind === 'case.reason-given' && kind !== 'case.reason-given';
	return isReason && reason.subjectId === subjectId && reason.at.getTime() === at.getTime();
}

function reasonIn(
	{ kind, subjectId, keyId, detail }: DecisionRow,
	keys: Map<string, KeyObject>
): string {
	const key = keys.get(keyId ?? '');
	if (!key || !detail || !subjectId) return '';
	const words = openText(key, detailPlace(subjectId, kind), detail);
	return (JSON.parse(words) as { reason?: string }).reason ?? '';
}
