import { draftOf, NEW_RULE, ruleOf } from './draft';

describe('a rule that somebody writes', () => {
  it('is none while a condition has no value', () => {
    expect(ruleOf(NEW_RULE)).toBeUndefined();
    expect(ruleOf({ match: 'any', conditions: [] })).toBeUndefined();
    expect(ruleOf({ match: 'any', conditions: [{ attribute: 'title', words: ' ,， ' }] })).toBeUndefined();
  });

  it('takes titles between commas of either kind', () => {
    expect(ruleOf({ match: 'any', conditions: [{ attribute: 'title', words: 'Lead, 主管，经理' }] })).toEqual(
      {
        match: 'any',
        conditions: [{ attribute: 'title', anyOf: ['Lead', '主管', '经理'] }],
      },
    );
  });

  it('is the one that was stored, a department that is no more included', () => {
    const rule = {
      match: 'all' as const,
      conditions: [
        { attribute: 'unit' as const, anyOf: ['u1', 'gone'] },
        { attribute: 'role' as const, anyOf: ['auditor' as const] },
      ],
    };
    const draft = draftOf(rule, [{ id: 'u1', name: 'Sales' }]);
    expect(draft.conditions[0]).toEqual({
      attribute: 'unit',
      units: [
        { id: 'u1', name: 'Sales' },
        { id: 'gone', name: undefined },
      ],
    });
    expect(ruleOf(draft)).toEqual(rule);
  });
});
