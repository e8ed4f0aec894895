import { isAuthorised, type DelegatedAction } from './delegated-action.js';

const delegated: DelegatedAction = {
  act: 'giveLink',
  accountId: 'account',
  makerId: 'maker',
  authority: 'helpdesk',
};
const member = { role: 'member', status: 'active' } as const;
const helpdesk = { role: 'helpdesk', status: 'active' } as const;

describe('K1: something issued for an account', () => {
  it('counts while its authority covers the account’s role and its maker could issue it again', () => {
    expect(isAuthorised(delegated, member, helpdesk)).toBe(true);
    expect(isAuthorised({ ...delegated, makerId: null, authority: 'operator' }, member, undefined)).toBe(
      true,
    );
  });

  it('no longer counts when the account has more rights, or its maker has fewer, is suspended or gone', () => {
    expect(isAuthorised(delegated, { ...member, role: 'administrator' }, helpdesk)).toBe(false);
    expect(isAuthorised(delegated, member, member)).toBe(false);
    expect(isAuthorised(delegated, member, { ...helpdesk, status: 'suspended' })).toBe(false);
    expect(isAuthorised(delegated, member, undefined)).toBe(false);
  });
});
