// How a chain is painted, light and dark.
import {FONT, WIDTH} from './chain_sizes.js';

const LIGHT = {ink: '#1b1f24', ground: '#ffffff', box: '#eef3f9', person: '#f4f4f6', edge: '#7d8894',
  mark: '#b3261e', box_mark: '#fdecea', contract: '#174a7c', payment: '#8a4b08', people: '#8a8a90',
  elsewhere: '#7a4d9c', chosen: '#0b57d0', hit: '#ffe08a'};
const DARK = {ink: '#e6e9ed', ground: '#16191d', box: '#232d38', person: '#26282c', edge: '#7d8894',
  mark: '#ff8a80', box_mark: '#43201e', contract: '#9cc3f5', payment: '#e0a868', people: '#9a9aa2',
  elsewhere: '#c9a3e8', chosen: '#8ab4f8', hit: '#6b5a16'};

export function style(dark) {
  const c = dark ? DARK : LIGHT;
  return [...boxes(c), ...lines(c), ...states(c)];
}

const boxes = c => [
  {selector: 'node', style: {
    shape: 'round-rectangle', width: WIDTH, height: 'data(h)', label: 'data(label)', color: c.ink,
    'font-size': 12, 'line-height': 1.33, 'font-family': FONT, 'text-wrap': 'wrap',
    'text-max-width': WIDTH, 'text-valign': 'center', 'text-halign': 'center',
    'background-color': c.box, 'border-width': 1.2, 'border-color': c.contract,
    'min-zoomed-font-size': 5}},
  {selector: 'node[kind = "person"]', style: {'background-color': c.person, 'border-color': c.people}},
  {selector: 'node[kind = "unknown"]', style: {'background-color': c.ground, 'border-style': 'dashed'}},
  {selector: 'node[kind = "project"]', style: {'background-color': c.ground, 'border-style': 'dashed',
    'border-color': c.elsewhere, color: c.elsewhere}},
  {selector: 'node[mark = 1]', style: {'background-color': c.box_mark, 'border-color': c.mark,
    'border-width': 2.4}},
];

const lines = c => [
  {selector: 'edge', style: {
    width: 1.4, 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9, 'font-size': 11, 'font-family': FONT,
    'text-max-width': 400, 'text-wrap': 'wrap', 'line-height': 1.25, 'text-background-color': c.ground,
    'text-background-opacity': 0.85, 'min-zoomed-font-size': 6}},
  ...['contract', 'payment', 'people', 'elsewhere'].map(layer => ({
    selector: `edge[layer = "${layer}"]`,
    style: {'line-color': c[layer], 'target-arrow-color': c[layer], color: c[layer]}})),
  {selector: 'edge[layer = "contract"]', style: {width: 2}},
  {selector: 'edge[layer = "payment"]', style: {'line-style': 'dashed', 'line-dash-pattern': [6, 3]}},
  {selector: 'edge[layer = "people"]', style: {width: 1, 'line-style': 'dotted'}},
  {selector: 'edge[distances]', style: {
    'curve-style': 'round-segments', 'segment-radii': 6, 'edge-distances': 'endpoints',
    'segment-weights': 'data(weights)', 'segment-distances': 'data(distances)',
    'source-endpoint': 'data(out)', 'target-endpoint': 'data(into)'}},
  {selector: 'edge[shape = "ahead"]', style: {'target-label': 'data(text)',
    'target-text-offset': 'data(off)', 'target-text-margin-y': 'data(up)'}},
  {selector: 'edge[shape = "back"]', style: {'source-label': 'data(text)',
    'source-text-offset': 'data(off)', 'source-text-margin-y': 'data(up)'}},
  {selector: 'edge[shape = "side"]', style: {label: 'data(text)', 'text-margin-x': 'data(off)'}},
  {selector: 'edge[shape = "plain"]', style: {'curve-style': 'straight', opacity: 0.5,
    'line-style': 'solid', 'target-arrow-shape': 'none', width: 1,
    'source-endpoint': '50% 0', 'target-endpoint': '-50% 0'}},
  {selector: 'edge[shape = "plain"][mark = 1]', style: {opacity: 1, width: 3, 'z-index': 1}},
  {selector: 'edge[shape = "plain"].near', style: {label: 'data(text)', opacity: 1, width: 2,
    'target-arrow-shape': 'triangle'}},
  {selector: 'node[many = 1]', style: {shape: 'rectangle'}},
  {selector: 'edge[shape = "loop"]', style: {'curve-style': 'bezier', label: 'data(text)',
    'loop-direction': '0deg', 'loop-sweep': '60deg'}},
  {selector: 'edge[mark = 1]', style: {'line-color': c.mark, 'target-arrow-color': c.mark, color: c.mark}},
];

const states = c => [
  {selector: '.out', style: {display: 'none'}},
  {selector: '.lonely', style: {opacity: 0.25}},
  {selector: '.far', style: {opacity: 0.35}},
  {selector: 'node.hit', style: {'background-color': c.hit}},
  {selector: 'node:selected', style: {'border-color': c.chosen, 'border-width': 4}},
  {selector: 'edge:selected', style: {width: 4, 'line-color': c.chosen, 'target-arrow-color': c.chosen}},
  {selector: 'node:active', style: {'overlay-opacity': 0.08}},
  {selector: 'core', style: {'active-bg-opacity': 0, 'selection-box-opacity': 0}},
];
