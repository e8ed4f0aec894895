import { contact } from './contact.js';

const member = { userid: 'u1', mobile: '13800138000', state_code: '86', hide_mobile: false, active: true };

it('a member’s mobile number has its country, and is proven once they have logged on with it', () => {
  expect(contact.parse(member)).toMatchObject({ mobile: '+8613800138000', isMobileProven: true });
  expect(contact.parse({ ...member, active: 'false' })).toMatchObject({ isMobileProven: false });
  expect(contact.parse({ ...member, exclusive_account: true })).toMatchObject({ isMobileProven: false });
});

it.each([{ hide_mobile: true }, { hide_mobile: 'true' }, { mobile: '138****8000' }, { mobile: undefined }])(
  'a member has no mobile number with %j',
  (fields) => {
    expect(contact.parse({ ...member, ...fields }).mobile).toBeUndefined();
  },
);
