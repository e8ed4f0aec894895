import { stands, type Given } from './given.js';

const given: Given = { act: 'giveLink', accountId: 'account', makerId: 'maker', authority: 'helpdesk' };
const member = { role: 'member', status: 'active' } as const;
const helpdesk = { role: 'helpdesk', status: 'active' } as const;

describe('K1: what was given for an account', () => {
  it('counts while the word that it rests on reaches up to the account and its maker could give it again', () => {
    expect(stands(given, member, helpdesk)).toBe(true);
    expect(stands({ ...given, makerId: null, authority: 'operator' }, member, undefined)).toBe(true);
  });

  it('counts no more when the account may more, or its maker may less, is suspended or gone', () => {
    expect(stands(given, { ...member, role: 'administrator' }, helpdesk)).toBe(false);
    expect(stands(given, member, member)).toBe(false);
    expect(stands(given, member, { ...helpdesk, status: 'suspended' })).toBe(false);
    expect(stands(given, member, undefined)).toBe(false);
  });
});
