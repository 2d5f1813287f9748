// Bundles each widget into one module that needs nothing from anywhere: `node build.mjs [FOLDER]`.
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {argv} from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const WIDGETS = ['chain', 'explorer', 'findings', 'memo', 'money'];

await build({
  absWorkingDir: here,
  entryPoints: WIDGETS.map(name => `${name}.js`).filter(file => existsSync(join(here, file))),
  outdir: argv[2] ?? join(here, '..', 'static'),
  bundle: true,
  format: 'esm',
  minify: true,
  charset: 'utf8',
  target: ['es2020'],
  loader: {'.css': 'text'},
  legalComments: 'linked',
  logLevel: 'warning',
});
