// Bundles each widget into one module that needs nothing from anywhere: `node build.mjs [FOLDER]`.
import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {argv} from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = argv[2] ?? join(here, '..', 'static');
const WIDGETS = ['chain', 'explorer', 'findings', 'memo', 'money'];

const {metafile} = await build({
  absWorkingDir: here,
  entryPoints: WIDGETS.map(name => `${name}.js`).filter(file => existsSync(join(here, file))),
  outdir: out,
  bundle: true,
  format: 'esm',
  minify: true,
  charset: 'utf8',
  target: ['es2020'],
  loader: {'.css': 'text'},
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(join(out, 'LICENSES.txt'), licences(Object.keys(metafile.inputs)));

/** The licence of each package of which anything was bundled, and of what it was made of. */
function licences(inputs) {
  const direct = inputs.map(file => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean);
  return [...new Set(direct.flatMap(name => [name, ...Object.keys(said(name).dependencies ?? {})]))]
    .sort().map(licence).join('\n');
}

function said(name) {
  return JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8'));
}

function licence(name) {
  const folder = join(here, 'node_modules', name);
  const file = readdirSync(folder).find(one => /^licen[cs]e/i.test(one));
  const {version, license} = said(name);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
