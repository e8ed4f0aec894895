import { stands, type Given } from './given.js';

const given: Given = { act: 'giveLink', accountId: 'account', makerId: 'maker', authority: 'helpdesk' };
const member = { role: 'member', status: 'active' } as const;
const helpdesk = { role: 'helpdesk', status: 'active' } as const;

describe('K1: something issued for an account', () => {
  it('counts while its authority covers the account’s role and its maker could issue it again', () => {
    expect(stands(given, member, helpdesk)).toBe(true);
    expect(stands({ ...given, makerId: null, authority: 'operator' }, member, undefined)).toBe(true);
  });

  it('no longer counts when the account has more rights, or its maker has fewer, is suspended or gone', () => {
    expect(stands(given, { ...member, role: 'administrator' }, helpdesk)).toBe(false);
    expect(stands(given, member, member)).toBe(false);
    expect(stands(given, member, { ...helpdesk, status: 'suspended' })).toBe(false);
    expect(stands(given, member, undefined)).toBe(false);
  });
});
