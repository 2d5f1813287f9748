// The chain of a project, to look around in.
import cytoscape from 'cytoscape';
import dagre from 'cytoscape-dagre';
import style from './chain.css';
import {el, hold} from './text.js';
import {widget} from './widget.js';

cytoscape.use(dagre);

function draw({root, view}) {
  hold(root, el('h3', {}, view().title));
  root.dataset.ready = '1';
}

export default widget('chain', style, draw);
