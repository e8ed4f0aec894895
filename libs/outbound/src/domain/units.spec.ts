import type { Pair } from './pair.js';
import { passedThreshold } from './threshold.js';
import { targetsOf, unitChangesOf } from './units.js';

const pair = (given: Partial<Pair>): Pair => ({
  id: 'p',
  groupId: 'g',
  groupName: 'Sales',
  unitId: 'u',
  unitName: 'Acme',
  isNew: true,
  foundId: null,
  foundName: null,
  foundExternalId: null,
  createdAt: new Date(0),
  ...given,
});

describe('changes of departments', () => {
  it.each([
    ['a group beside a department that there is', { isNew: false }, []],
    ['a new one that is not there', {}, [{ kind: 'create', name: 'Sales', detail: 'Acme' }]],
    ['a new one that is there', { foundId: 'f', foundName: 'Sales' }, []],
    [
      'a new one whose group is called otherwise now',
      { foundId: 'f', foundName: 'Selling' },
      [{ kind: 'rename', name: 'Selling', detail: 'Sales' }],
    ],
    [
      'a new one whose group was deleted',
      { groupId: null, foundId: 'f', foundName: 'Sales' },
      [{ kind: 'remove_by_hand', name: 'Sales', detail: null }],
    ],
    ['one whose group was deleted, and which is gone, too', { groupId: null }, []],
  ])('for %s', (_what, given, changes) => {
    expect(unitChangesOf([pair(given)])).toEqual(changes);
  });

  it('place people in the existing department, or in the one to be created', () => {
    expect(
      targetsOf([
        pair({ isNew: false }),
        pair({}),
        pair({ foundId: 'f', foundName: 'Selling' }),
        pair({ groupId: null, foundId: 'f', foundName: 'Sales' }),
      ]),
    ).toEqual([
      { group_id: 'g', unit_id: 'u', name: 'Acme' },
      { group_id: 'g', unit_id: null, name: 'Sales' },
      { group_id: 'g', unit_id: 'f', name: 'Selling' },
    ]);
  });
});

describe('a threshold', () => {
  const settings = { outboundThresholdCount: 2, outboundThresholdPercent: 25 };
  it.each([
    [0, 0, undefined],
    [2, 8, undefined],
    [3, 100, 'outboundThresholdCount'],
    [2, 7, 'outboundThresholdPercent'],
    [1, 3, 'outboundThresholdPercent'],
  ])('for %i people to disable out of %i', (disables, known, passed) => {
    expect(passedThreshold(settings, disables, known)).toBe(passed);
  });
});
