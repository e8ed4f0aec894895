import { readFileSync } from 'node:fs';
import { operationsOf, type ApiDocument } from './api-document.js';
import { en } from '../pages/texts/en.js';
import { curlOf, exampleOf } from './example.js';

const document = JSON.parse(
  readFileSync(new URL('../../../../admin-ui/openapi.json', import.meta.url), 'utf8'),
) as ApiDocument;
const schemas = document.components?.schemas ?? {};
const operations = operationsOf(document);
const curl = (id: string): string => {
  const operation = operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`No operation ${id}`);
  return curlOf(operation, 'https://id.example', schemas);
};

describe('the page about the API', () => {
  it('shows all routes of the admin API, by area', () => {
    expect(operations.length).toBeGreaterThan(80);
    const areas = [...new Set(operations.map(({ area }) => area))];
    expect(areas).toEqual(areas.toSorted((one, other) => one.localeCompare(other, 'en')));
    expect(Object.keys(en.docs.areas)).toEqual(expect.arrayContaining(areas));
  });

  it('shows how to call each of them with curl', () => {
    expect(curl('accountsList')).toBe(
      'curl "https://id.example/api/admin/accounts" \\\n  -H "Authorization: Bearer $OPENEIAM_TOKEN"',
    );
    expect(curl('accountsSetRole')).toContain(
      '-X PUT "https://id.example/api/admin/accounts/$ACCOUNT_ID/role"',
    );
    expect(curl('accountsSetRole')).toContain(`-d '{"role":"owner"}'`);
    expect(curl('accountsUpdate')).toContain('-H "If-Match: $REVISION"');
    expect(curl('accountImportsCheck')).toContain('--data-binary @file');
  });

  it('shows an example for every request body', () => {
    for (const { body } of operations) {
      const { required = [] } = body ?? {};
      expect(Object.keys(exampleOf(body ?? {}, schemas) as object)).toEqual(
        expect.arrayContaining([...required]),
      );
    }
  });
});
