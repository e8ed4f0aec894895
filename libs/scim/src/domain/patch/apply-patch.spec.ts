import fc from 'fast-check';
import { DomainError } from '#kernel';
import { parseFilter } from '../filter/parse-filter.js';
import { ENTERPRISE, USER_TYPE } from '../schema/user-type.js';
import { resourceFrom } from '../schema/resource.js';
import { applyPatch } from './apply-patch.js';
import { operationsIn } from './operation.js';

const START = {
  userName: 'anna',
  title: 'Guide',
  name: { givenName: 'Anna' },
  emails: [{ value: 'a@b.cd', type: 'work' }],
};

const name = fc.constantFrom(
  'userName',
  'TITLE',
  'name',
  'name.givenName',
  'emails',
  'emails.value',
  'emails[type eq "work"].value',
  'emails[value co "@"]',
  'active',
  'roles',
  'id',
  '__proto__',
  'constructor.prototype',
  `${ENTERPRISE}:department`,
);

const value = fc.jsonValue({ maxDepth: 2 });

const operation = fc.record(
  {
    op: fc.constantFrom('add', 'Remove', 'REPLACE'),
    path: fc.oneof(name, fc.string()),
    value: fc.oneof(value, fc.dictionary(name, value)),
  },
  { requiredKeys: ['op'] },
);

/** The result or the refusal; any other error is a defect. */
function outcomeOf<Result>(act: () => Result): Result | DomainError {
  try {
    return act();
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return error;
    throw error;
  }
}

describe('G6: for any input of a client', () => {
  it('operations are refused, or give a resource of known attributes that survives a second reading', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 6 }), (operations) => {
        const before = resourceFrom(USER_TYPE.attributes, START);
        const copy = structuredClone(before);
        const after = outcomeOf(() =>
          applyPatch(USER_TYPE, before, operationsIn({ Operations: operations })),
        );
        expect(before).toEqual(copy);
        expect(Object.prototype).not.toHaveProperty('title');
        if (!(after instanceof DomainError))
          expect(resourceFrom(USER_TYPE.attributes, after)).toEqual(withoutEmpty(after));
      }),
      { numRuns: 300 },
    );
  });

  it('filters are parsed quickly, or refused', () => {
    const word = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      'not',
      'and',
      'or',
      'eq',
      'pr',
      'userName',
      '"',
      '"a"',
      '\\',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 400 }), (words) => {
        outcomeOf(() => parseFilter(words.join(' ')));
        outcomeOf(() => parseFilter(words.join('')));
      }),
      { numRuns: 200 },
    );
  });
});

/** Empty lists count as missing values. */
function withoutEmpty(resource: object): object {
  return Object.fromEntries(
    Object.entries(resource).filter(([, own]) => !Array.isArray(own) || own.length > 0),
  );
}
