import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { definedEvents } from '../harness/defined-events.js';

const PROCESSES = ['server', 'worker', 'cli'] as const;

/** Texts of all files with this ending in a process's pack. */
function packOf(process: string, ending = '.js'): readonly string[] {
  const folder = resolve('dist/packed', process);
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe.each(PROCESSES)('the pack of %s', (process) => {
  const texts = packOf(process);
  const text = texts.join('\n');

  it('contains the product, but not the simulator, the trial or the tests', () => {
    const maps = packOf(process, '.js.map').join('\n');
    expect(maps).toContain('libs/logon/src/');
    expect(maps).not.toMatch(/apps\/(?:simulator|standalone)\/src\/|libs\/testing\//);
  });

  it('is in ASCII: V8 needs two bytes for each character of any other file', () => {
    expect(texts.flatMap((one) => /[^\p{ASCII}]+/u.exec(one)?.[0] ?? [])).toEqual([]);
  });

  it('L1: defines every event, for titles, searches and exports of the log', () => {
    expect(definedEvents().filter((type) => !text.includes(`"${type}"`))).toEqual([]);
  });

  it('has zod’s messages in one language, not in fifty', () => {
    expect(text).toContain('Invalid input: expected ');
    // "Input" in Hebrew.
    expect(text).not.toContain(String.raw`\u05E7\u05DC\u05D8`);
  });

  it('keeps class names, by which OpenID Connect stores its models, without a helper for classes that have one', () => {
    expect(text).toMatch(/__name=\(t,n\)=>t\.name==n\?t:__defProp\(t,"name",\{value:n\}\) /);
    for (const model of ['AccessToken', 'Grant', 'Session'])
      expect(text).toMatch(new RegExp(`static\\{__name\\(this,"${model}"\\)`));
  });

  it('defines no names of functions, which each request would define again', () => {
    const named = /\b__name\((?:(?:async ?)?(?:function\b|\(|[\w$]+=>)|[\w$]+,"[a-z]).{0,80}/g;
    expect(text.match(named) ?? []).toEqual([]);
    // `Object(f)` stands in their place, so nothing else may have that name.
    expect(text.match(/\b(?:var|let|const|function|class) Object\b.{0,80}/g) ?? []).toEqual([]);
  });
});

it('the pack of a server has no part of a worker, and that of a worker no routes and pages', () => {
  const partsOf = (process: string) =>
    new Set(packOf(process).flatMap((text) => text.match(/\b\w+(?:Http|Worker)Module\b/g) ?? []));
  const [server, worker] = [[...partsOf('server')], [...partsOf('worker')]];
  expect(server).toContain('AccountsHttpModule');
  expect(server.filter((name) => name.endsWith('WorkerModule'))).toEqual([]);
  expect(worker).toContain('AccountsWorkerModule');
  expect(worker.filter((name) => name.endsWith('HttpModule'))).toEqual([]);
});
