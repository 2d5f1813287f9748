// The height at which each box of a chain stands, as dagre would have it; its columns are known.
import {Graph, layout} from '@dagrejs/dagre';
import {WIDTH} from './chain_sizes.js';

const WEIGHTS = {contract: 4, people: 2};

/** The y of every node, so that links run level and seldom cross. */
export function order(nodes, edges, boxes) {
  const graph = new Graph({multigraph: true});
  graph.setGraph({rankdir: 'LR', nodesep: 10, ranksep: 40});
  for (const {data} of nodes) graph.setNode(data.id, {width: WIDTH, height: data.h});
  for (const {data} of edges) {
    const minlen = boxes.get(data.target).tier - boxes.get(data.source).tier;
    const label = {minlen, weight: WEIGHTS[data.layer] ?? 1};
    graph.setEdge(data.source, data.target, label, data.id);
  }
  layout(graph);
  return new Map(nodes.map(({data}) => [data.id, graph.node(data.id).y]));
}
