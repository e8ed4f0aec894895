import '../events.js';
import { filterOf, filterQuery, storedFilterQuery } from './filter-query.js';

const now = new Date('2026-11-27T18:20:00.123Z');
const asked = (query: object) => filterOf(filterQuery.parse(query), now);
const ID = '0193a1b2-0000-7000-8000-00000000000a';

describe('the filter in a query', () => {
  it.each([
    ['today', '2026-11-27T00:00:00.000Z'],
    ['24h', '2026-11-26T18:20:00.123Z'],
    ['7d', '2026-11-20T18:20:00.123Z'],
    ['30d', '2026-10-28T18:20:00.123Z'],
  ])('begins %s at %s', (period, from) => {
    expect(asked({ period })).toMatchObject({ from: new Date(from), to: undefined });
  });

  it('takes one value or several, and times with any offset', () => {
    const query = {
      from: '2026-11-27T08:00:00+08:00',
      type: 'audit.log.read',
      outcome: ['refused', 'info'],
    };
    expect(asked(query)).toMatchObject({
      from: new Date('2026-11-27T00:00:00Z'),
      types: ['audit.log.read'],
      outcomes: ['refused', 'info'],
    });
  });

  it.each([
    [{ actor: ID.toUpperCase() }, { actorId: ID, actorKind: undefined }],
    [{ actor: 'operator' }, { actorId: undefined, actorKind: 'operator' }],
    [{ person: ID.toUpperCase() }, { personId: ID }],
    [{ without: 'audit.log.read' }, { without: ['audit.log.read'] }],
    [{ target: ID }, { targetId: ID }],
    [{ target: `session:${ID}` }, { targetKind: 'session', targetId: ID }],
    [{ target: 'session:' }, { targetKind: 'session' }],
    [{ ip: '2001:DB8::7' }, { ips: ['2001:db8::7'] }],
  ])('reads %j', (query, filter) => {
    expect(asked(query)).toMatchObject(filter);
  });

  it.each([
    [{ from: 'yesterday' }, 'from'],
    [{ from: '2026-11-27' }, 'from'],
    [{ from: '2026-11-27T00:00:00Z', to: '2026-11-27T00:00:00Z' }, 'to'],
    [{ period: '1y' }, 'period'],
    [{ period: 'today', from: '2026-11-27T00:00:00Z' }, 'period'],
    [{ type: 'Robert"); drop table' }, 'type'],
    [{ type: 'nope' }, 'type'],
    [{ without: ['audit.log.read', 'nope'] }, 'without'],
    [{ type: Array.from({ length: 21 }, () => 'a') }, 'type'],
    [{ outcome: 'failure' }, 'outcome'],
    [{ actor: 'alice' }, 'actor'],
    [{ person: 'alice' }, 'person'],
    [{ ip: '300.1.1.1' }, 'ip'],
    [{ ip: ['203.0.113.1', '203.0.113.2'] }, 'ip'],
    [{ text: 'a\u0000b' }, 'text'],
    [{ text: '' }, 'text'],
    [{ target: 'x'.repeat(201) }, 'target'],
  ])('refuses %j, and says which field is wrong', (query, path) => {
    const issues = filterQuery.safeParse(query).error?.issues ?? [];
    expect(issues.map((issue) => issue.path[0])).toContain(path);
  });

  it.each([
    [{ outcome: 'nope' }, 'Must be one or more of success, refused, info'],
    [{ actor: 'nope' }, 'Must be the id of an account, or one of account, anonymous, operator, system'],
    [{ from: 'yesterday' }, 'Must be a time with its offset, such as 2026-11-30T09:00:00+08:00'],
    [
      { type: 'nope' },
      'There is no type of event nope; GET /api/admin/audit/types and docs/audit-events.md list them',
    ],
    [{ typ: 'audit.log.read' }, 'Unrecognized key: "typ"'],
  ])('refuses %j and says what is allowed', (query, message) => {
    expect(filterQuery.safeParse(query).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  it('is read again after it was stored, even with types that are no longer known', () => {
    expect(storedFilterQuery.parse({ type: ['former.thing.done'] })).toEqual({ type: ['former.thing.done'] });
    expect(storedFilterQuery.safeParse({ zzz: 1 }).success).toBe(false);
  });
});
