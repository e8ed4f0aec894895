import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Imports in the text of a script: static and dynamic. */
const AT_ONCE = /(?:from|import)\s*"\.\/([\w.-]+\.js)"/g;
const LATER = /import\(\s*[`"]\.\/([\w.-]+\.js)/g;

/** A script that at least this many pages need goes into the shared file. */
const SHARED_BY = 3;

/**
 * Joins the scripts of the built console. Angular splits them wherever two pages share code, and the first page needs some forty of
 * them at once. This makes one script for the frame and the first page, one for code that other pages share, and one for each page.
 * The page preloads the scripts that are imported first, so that no script waits until the one before it is parsed.
 */
export async function joinChunks(folder) {
  // Only a build of the console needs the bundler.
  const { rolldown } = await import('rolldown');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const entries = scripts.filter((name) => page.includes(`src="${name}"`));
  const { own, first } = firstOf(folder, entries);
  const isFirst = (id) => first.has(basename(id));
  const isOwn = (id) => own.has(basename(id)) && !entries.includes(basename(id));
  const isOther = (id) => !isFirst(id) && !own.has(basename(id));
  const bundle = await rolldown({ input: entries.map((name) => join(folder, name)) });
  const { output } = await bundle.generate({
    minify: { compress: false, mangle: false, codegen: true }, // Angular has compressed and mangled already
    entryFileNames: ({ name }) => `${name.split('-', 1)[0]}-[hash].js`,
    chunkFileNames: 'chunk-[hash].js',
    codeSplitting: {
      groups: [
        // Without a group, this code would go into the scripts that it imports, whose texts must not be evaluated before they are loaded.
        { name: 'own', test: isOwn, priority: 3 },
        { name: 'first', test: isFirst, priority: 2 },
        { name: 'shared', test: isOther, minShareCount: SHARED_BY, priority: 1 },
      ],
    },
  });
  await bundle.close();
  for (const name of scripts) rmSync(join(folder, name));
  for (const { fileName, code } of output) writeFileSync(join(folder, fileName), code);
  writeFileSync(join(folder, 'index.html'), withScripts(page, entries, output));
}

/**
 * `own`: scripts that run before the console is imported. `first`: the console, which is the largest dynamic import of the entries.
 * The other dynamic imports are texts; the code that these need runs before the console, too.
 */
function firstOf(folder, entries) {
  const textOf = (name) => readFileSync(join(folder, name), 'utf8');
  const before = closure(entries, textOf);
  const sizeOf = (names) => [...names].reduce((sum, name) => sum + textOf(name).length, 0);
  const [largest, ...texts] = [...before]
    .flatMap((name) => Array.from(textOf(name).matchAll(LATER), ([, found]) => found))
    .sort((one, other) => sizeOf(closure([other], textOf)) - sizeOf(closure([one], textOf)));
  const own = new Set([...before, ...closure(texts, textOf)].filter((name) => !texts.includes(name)));
  const called = largest === undefined ? [] : [...closure([largest], textOf)];
  return { own, first: new Set(called.filter((name) => !own.has(name))) };
}

/** These scripts and all their static imports. */
function closure(names, textOf) {
  const found = new Set();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...Array.from(textOf(name).matchAll(AT_ONCE), ([, imported]) => imported));
  }
  return found;
}

/** The page with the new names of its scripts, and with preload links for their imports. */
function withScripts(page, entries, output) {
  let html = page.replaceAll(/<link rel="modulepreload"[^>]*>/g, '');
  for (const name of entries) {
    const { fileName } = output.find(({ facadeModuleId }) => facadeModuleId?.endsWith(name));
    html = html.replace(`src="${name}"`, `src="${fileName}"`);
  }
  const [first] = output.filter(({ name }) => name === 'first').map(({ fileName }) => fileName);
  const byName = new Map(output.map((one) => [one.fileName, one]));
  const called = output
    .filter(({ isEntry }) => isEntry)
    .flatMap(({ imports, dynamicImports }) => [
      ...imports,
      ...dynamicImports.filter((name) => byName.get(name)?.imports.includes(first)),
    ]);
  const links = [...new Set([first, ...called])].map((name) => `<link rel="modulepreload" href="${name}">`);
  return html.replace('</head>', `${links.join('')}</head>`);
}
