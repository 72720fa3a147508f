import { Graph, layout } from '@dagrejs/dagre';
import { box, type Frame, type Spots } from '#domain/family-picture.ts';
import type { Kinship } from '#domain/kinship.ts';

export interface Homed {
	id: string;
	householdId: string | null;
}

const dot = { width: 1, height: 1 };
const room = { rankdir: 'TB', nodesep: 28, ranksep: 26, marginx: 12, marginy: 16 };
type Family = Graph<typeof room, Partial<Frame>, Record<string, number>>;

/** Generations above each other, who belongs together beside each other, households in one piece. */
export function layOut(people: Homed[], { families, above, beside }: Kinship): Spots {
	const graph: Family = new Graph({ compound: true });
	graph.setGraph({ ...room });
	for (const { id } of people) graph.setNode(id, { ...box });
	for (const { id, householdId } of people) {
		if (householdId === null) continue;
		if (!graph.hasNode(householdId)) graph.setNode(householdId, {});
		graph.setParent(id, householdId);
	}
	families.forEach(({ parents, children }, index) => {
		const knot = addKnot(graph, `family ${index}`, [...parents, ...children]);
		for (const id of parents) graph.setEdge(id, knot, { weight: 4, minlen: 1 });
		for (const id of children) graph.setEdge(knot, id, { weight: 2, minlen: 1 });
	});
	// two steps, as from a parent over the knot to her child
	for (const [elder, younger] of above) graph.setEdge(elder, younger, { weight: 1, minlen: 2 });
	beside.forEach((pair, index) => {
		const knot = addKnot(graph, `pair ${index}`, pair);
		for (const id of pair) graph.setEdge(knot, id, { weight: 1, minlen: 1 });
	});
	layout(graph);
	return spotsOf(graph, people);
}

/** A point that keeps people in their generation; at home where all of them are. */
function addKnot(graph: Family, name: string, ids: string[]): string {
	graph.setNode(name, { ...dot });
	const homes = new Set(ids.map((id) => graph.parent(id)));
	const [home] = homes;
	if (homes.size === 1 && home) graph.setParent(name, home);
	return name;
}

function spotsOf(graph: Family, people: Homed[]): Spots {
	const frameOf = (id: string): Frame => {
		const { x = 0, y = 0, width = 0, height = 0 } = graph.node(id);
		return { x, y, width, height };
	};
	const homes = [...new Set(people.map(({ householdId }) => householdId))];
	const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
	return {
		width,
		height,
		people: Object.fromEntries(
			people.map(({ id }) => {
				const { x, y } = frameOf(id);
				return [id, { x, y }];
			})
		),
		households: Object.fromEntries(homes.filter((id) => id !== null).map((id) => [id, frameOf(id)]))
	};
}
