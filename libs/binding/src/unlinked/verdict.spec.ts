import { ROLES } from '#accounts';
import { verdictOf, type UnlinkedFacts } from './verdict.js';

const ACCOUNT = {
  id: 'account',
  role: 'member',
  isActive: true,
  emailAuthority: 'administrator',
  wasLinked: false,
} as const;

const KNOWN: UnlinkedFacts = {
  wasLinked: false,
  email: 'pat@acme.test',
  isShared: false,
  account: ACCOUNT,
};

const withAccount = (change: Partial<NonNullable<UnlinkedFacts['account']>>): UnlinkedFacts => ({
  ...KNOWN,
  account: { ...ACCOUNT, ...change },
});

describe('the rule for people who are not linked to an account', () => {
  it('A9: recognises a member by an address that both sides vouch for and nobody else has', () => {
    expect(verdictOf('match', KNOWN)).toEqual({ kind: 'match', accountId: 'account' });
  });

  it.each([
    ['email_missing', { ...KNOWN, email: undefined, account: undefined }],
    ['email_shared', { ...KNOWN, isShared: true }],
    ['email_unknown', { ...KNOWN, account: undefined }],
    ['was_linked', { ...KNOWN, wasLinked: true }],
    ['account_suspended', withAccount({ isActive: false })],
    ['account_linked', withAccount({ wasLinked: true })],
  ] as const)('A9: recognises nobody: %s', (reason, facts) => {
    expect(verdictOf('match', facts)).toEqual({ kind: 'attach', reason });
  });

  it('A9: never recognises a person as an account with more rights than a member', () => {
    const matched = ROLES.filter((role) => verdictOf('match', withAccount({ role })).kind === 'match');
    expect(matched).toEqual(['member']);
  });

  it('A9: treats an address as verified if an administrator, an owner or the operator has set it', () => {
    const matched = (['operator', ...ROLES] as const).filter(
      (emailAuthority) => verdictOf('match', withAccount({ emailAuthority })).kind === 'match',
    );
    expect(matched).toEqual(['operator', 'owner', 'administrator']);
  });

  it('makes no second account for an address, and none for a person whose link was ended', () => {
    const stranger = { ...KNOWN, account: undefined };
    expect(verdictOf('create', stranger)).toEqual({ kind: 'create' });
    expect(verdictOf('create', { ...stranger, email: undefined })).toEqual({ kind: 'create' });
    expect(verdictOf('create', KNOWN)).toEqual({ kind: 'attach', reason: 'email_taken' });
    expect(verdictOf('create', { ...stranger, wasLinked: true })).toEqual({
      kind: 'attach',
      reason: 'was_linked',
    });
  });
});
