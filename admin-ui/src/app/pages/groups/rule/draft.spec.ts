import { draftOf, NEW_RULE, newCondition, ruleOf, subjectOf } from './draft';

describe('a rule that is being edited', () => {
  it('is incomplete while a condition has no value', () => {
    expect(ruleOf(NEW_RULE)).toBeUndefined();
    expect(ruleOf({ match: 'any', conditions: [] })).toBeUndefined();
    expect(ruleOf({ match: 'any', conditions: [{ attribute: 'title', words: ' ,， ' }] })).toBeUndefined();
  });

  it('takes titles separated by Western or Chinese commas', () => {
    expect(ruleOf({ match: 'any', conditions: [{ attribute: 'title', words: 'Lead, 主管，经理' }] })).toEqual(
      {
        match: 'any',
        conditions: [{ attribute: 'title', anyOf: ['Lead', '主管', '经理'] }],
      },
    );
  });

  it('takes the values of a profile field line by line, and keeps their commas', () => {
    const rule = {
      match: 'all' as const,
      conditions: [{ attribute: 'field' as const, fieldId: 'f1', anyOf: ['Sales, EMEA', '4711'] }],
    };
    expect(subjectOf(newCondition('field:f1'))).toBe('field:f1');
    expect(draftOf(rule, []).conditions).toEqual([
      { attribute: 'field', fieldId: 'f1', words: 'Sales, EMEA\n4711' },
    ]);
    expect(ruleOf(draftOf(rule, []))).toEqual(rule);
  });

  it('equals the stored one, including a department that no longer exists', () => {
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
