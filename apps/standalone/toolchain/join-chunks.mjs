import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Matches the imports of a script: static, and dynamic ones below. */
const AT_ONCE = /(?:from|import)\s*"\.\/([\w.-]+\.js)"/g;
const LATER = /import\(\s*[`"]\.\/([\w.-]+\.js)/g;

/** Scripts that at least this number of pages need go into the one shared file. */
const SHARED_BY = 3;

/**
 * Joins the scripts of the built console. Angular splits them wherever two pages share something, so the first page needs some forty at
 * once. Here they become one for the frame and the first page, one for what other pages share, and one for each page. The scripts that are
 * loaded first are preloaded, so that none waits until another one has been parsed.
 */
export async function joinChunks(folder) {
  // Only building the console needs the bundler.
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
    minify: { compress: false, mangle: false, codegen: true }, // Angular has done both
    entryFileNames: ({ name }) => `${name.split('-', 1)[0]}-[hash].js`,
    chunkFileNames: 'chunk-[hash].js',
    codeSplitting: {
      groups: [
        // Without a group of its own it would be merged into the first group, whose texts must not be read before they are loaded.
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
 * Splits the scripts needed first: those that run before the console is imported, and the console itself, which is the largest dynamic
 * import of the entries. The other dynamic imports are texts; their dependencies also run before the console.
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

/** These scripts and all their static imports, recursively. */
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
