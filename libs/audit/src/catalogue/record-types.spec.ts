import * as z from 'zod';
import { SPEC_ABOUT, specEvent } from '#testing';
import { ocsfRules } from '../export/format/ocsf-classes.js';
import { filterConditions } from '../search/filter-conditions.js';
import { definitions, namesOf, recordTypes } from './record-types.js';

const about = { ...SPEC_ABOUT, ocsf: 'account-change.lock' } as const;
specEvent('audit-spec.door.locked.v1', z.object({}), { ...about, formerly: ['audit-old.gate.closed.v1'] });
specEvent('audit-spec.door.painted.v1', z.object({}));

describe('record types that an earlier release named differently', () => {
  it('have the title of the present type', () => {
    expect(recordTypes()).toContainEqual({
      type: 'audit-spec.door.locked',
      title: about.title,
      formerly: ['audit-old.gate.closed'],
    });
  });

  it.each(['audit-spec.door.locked', 'audit-old.gate.closed'])('are found by %s', (type) => {
    expect(filterConditions({ types: [type] }, (value) => `'${String(value)}'`)).toEqual([
      `(type = 'audit-spec.door.locked' or type = 'audit-old.gate.closed')`,
    ]);
  });

  it('are searched once when a search names both', () => {
    const types = ['audit-spec.door.locked', 'audit-old.gate.closed'];
    expect(filterConditions({ types }, (value) => `'${String(value)}'`)).toEqual([
      `(type = 'audit-spec.door.locked' or type = 'audit-old.gate.closed')`,
    ]);
  });

  it('have the OCSF class of the present type', () => {
    const rule = ocsfRules(definitions()).find(({ types }) => types.includes('audit-old.gate.closed'));
    expect(rule).toMatchObject({ of: { uid: 3001 }, activity: 9 });
    expect(rule?.types).toContain('audit-spec.door.locked');
  });

  it('do not affect unknown types', () => {
    expect(namesOf('audit-older.thing.gone')).toEqual(['audit-older.thing.gone']);
  });
});
