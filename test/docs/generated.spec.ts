import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'oxfmt';
import { knownEvents, type EventDefinition } from '#kernel';
import { recordTypes, typeOf } from '#audit';
import { apiDocument } from './api-document.js';
import { auditEventsPage } from './audit-events-page.js';
import { chartSchema } from './chart-schema.js';
import { confusablesOfNode } from './confusables.js';
import { committedFile } from './document.js';
import { eventsPage } from './events-page.js';
import { composeLine, environmentLine, systemdLine, withSettings } from './passed-settings.js';
import { settingsPage } from './settings-page.js';

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));

/** The text as `npm run format` would leave it. */
async function formatted(text: string, file = 'page.md'): Promise<string> {
  const { code } = await format(file, text, { printWidth: 110 });
  return code;
}

/** Events of the product; specs in the same process may have defined others. */
function productEvents(): ReadonlyMap<string, EventDefinition> {
  return new Map([...knownEvents()].filter(([name]) => !/^[a-z]+-spec\./.test(name)));
}

beforeAll(async () => {
  for (const lib of readdirSync(libs)) await import(`${libs}${lib}/src/index.ts`);
});

describe('a generated file is current; if it is not, run \"npm run docs\":', () => {
  it('settings.md', async () => {
    const current = await formatted(settingsPage());
    expect(committedFile('docs/settings.md', current)).toBe(current);
  });

  it.each(['docker/compose.yml', 'docker/compose.scale.yml'])(
    '%s, which passes every setting to the processes',
    (path) => {
      const current = withSettings(path, composeLine);
      expect(committedFile(path, current)).toBe(current);
    },
  );

  it('docker/.env.example, which offers every setting', () => {
    const current = withSettings('docker/.env.example', environmentLine);
    expect(committedFile('docker/.env.example', current)).toBe(current);
  });

  it('docker/systemd/settings.env, which offers every setting that is no secret', () => {
    const current = withSettings('docker/systemd/settings.env', systemdLine);
    expect(committedFile('docker/systemd/settings.env', current)).toBe(current);
  });

  it('values.schema.json of the Helm chart, which knows every setting', async () => {
    const current = await formatted(JSON.stringify(chartSchema()), 'schema.json');
    expect(committedFile('docker/helm/openeiam/values.schema.json', current)).toBe(current);
  });

  it('events.md', async () => {
    expect(productEvents().size).toBeGreaterThan(30);
    const current = await formatted(eventsPage(productEvents()));
    expect(committedFile('docs/events.md', current)).toBe(current);
  });

  it('openapi.json, which the console’s client is generated from', async () => {
    const current = await formatted(JSON.stringify(await apiDocument()), 'openapi.json');
    expect(committedFile('admin-ui/openapi.json', current)).toBe(current);
  });

  it('confusables.txt, characters that look alike', () => {
    const current = confusablesOfNode();
    expect(committedFile('libs/kernel/src/text/confusables.txt', current)).toBe(current);
  });

  it('audit-events.md', async () => {
    const current = await formatted(auditEventsPage(productEvents()));
    expect(committedFile('docs/audit-events.md', current)).toBe(current);
  });
});

it('every component of the API has an explicit name, as it is a type of generated clients', async () => {
  const { components } = (await apiDocument()) as { components: { schemas: object } };
  const names = Object.keys(components.schemas);
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
});

it('every operation of the API has a summary of its own in both languages, as a phrase without a full stop', async () => {
  const { paths } = (await apiDocument()) as {
    paths: Record<string, Record<string, Record<string, string>>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(100);
  for (const { operationId, summary, 'x-summary-zh': chinese } of operations) {
    expect([operationId, summary, chinese]).toEqual([
      operationId,
      expect.stringMatching(/^[A-Z][a-z]+ [^.]{3,70}$/),
      expect.stringMatching(/^\p{Script=Han}[^。]{2,40}$/u),
    ]);
  }
  for (const language of ['summary', 'x-summary-zh'])
    expect(new Set(operations.map((operation) => operation[language])).size).toBe(operations.length);
});

it('L1: exactly the events that can be recorded have titles in the catalogue of the log', () => {
  const types = new Set(Array.from(knownEvents().keys(), typeOf));
  expect(
    recordTypes()
      .map(({ type }) => type)
      .sort(),
  ).toEqual([...types].sort());
  for (const { title } of recordTypes()) {
    expect([title.en, title.zh]).toEqual([
      expect.stringMatching(/^[A-Z]/),
      expect.stringMatching(/\p{Script=Han}/u),
    ]);
  }
});
