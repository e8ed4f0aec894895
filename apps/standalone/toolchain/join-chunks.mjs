import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a script imports by its text: at once, and when it comes to it. */
const AT_ONCE = /(?:from|import)\s*"\.\/([\w.-]+\.js)"/g;
const LATER = /import\(\s*[`"]\.\/([\w.-]+\.js)/g;

/** From how many pages on that need a script it stands in the one file of what they share. */
const SHARED_BY = 3;

/**
 * Joins the scripts of the built console. Angular splits them wherever two pages share something, into some forty that the first page needs at
 * once; here they become one for the frame and the first page, one for what other pages share, and one for each page. What it
 * calls for first is preloaded, so that nothing waits for the script before it to have been read.
 */
export async function joinChunks(folder) {
  // Only who builds the console needs the bundler.
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
    minify: { compress: false, mangle: false, codegen: true }, // which Angular has done
    entryFileNames: ({ name }) => `${name.split('-', 1)[0]}-[hash].js`,
    chunkFileNames: 'chunk-[hash].js',
    codeSplitting: {
      groups: [
        // Without a place of its own it would be drawn into what it calls for, whose texts must not be read before they are loaded.
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
 * What runs before the console is called for, and what is called for then: of all that the entries import later the largest. The rest of that
 * are texts; what these need runs before the console, too.
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

/** These scripts and all that they import at once. */
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

/** The page with the new names of its scripts, and with links that fetch early what these will call for. */
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
