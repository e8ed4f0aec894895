import type { AccountMethod } from '../../../api/generated/models/account-method';
import type { Lockout } from '../../../api/generated/models/lockout';
import { accountState, methodState } from './account-state';
import { obstaclesOf } from './obstacles';
import { remedyFor, type Remedy } from './remedies';

const method = (key: string, changes: Partial<AccountMethod> = {}): AccountMethod => ({
  key,
  label: { en: key, zh: key },
  enabled: true,
  standing: 'usable',
  ...changes,
});

const lockout = (key: string, blockedUntil: string | null): Lockout => ({
  method: key,
  countedFor: 'username',
  refuses: 'proof',
  failures: 6,
  blockedUntil,
});

const LOCKED = lockout('password', '2026-11-28T21:00:00.000Z');

describe('the state of an account', () => {
  it.each([
    ['suspended', 'suspended', [method('password')], []],
    ['good', 'active', [method('password'), method('dingtalk-qr')], []],
    ['partly-locked', 'active', [method('password'), method('dingtalk-qr')], [LOCKED]],
    ['good', 'active', [method('password')], [lockout('password', null)]],
    ['locked', 'active', [method('password'), method('dingtalk-qr', { standing: 'missing' })], [LOCKED]],
    ['no-way', 'active', [method('password', { enabled: false })], []],
  ] as const)('is exactly one: %s', (state, status, methods, lockouts) => {
    expect(accountState({ status }, { methods: [...methods], lockouts: [...lockouts] })).toBe(state);
  });

  it('is one for each method, and a method that is refused is never called usable', () => {
    expect(methodState(method('password'), [LOCKED], false)).toBe('locked');
    expect(methodState(method('password'), [], true)).toBe('suspended');
    expect(methodState(method('password', { standing: 'outgrown' }), [LOCKED], true)).toBe('outgrown');
    expect(methodState(method('password', { enabled: false }), [LOCKED], true)).toBe('off');
  });
});

describe('an obstacle to logging on', () => {
  const archivedAt = '2026-11-28T21:00:00.000Z';

  it.each([
    ['the account itself before all else', 'suspended', null, [LOCKED], ['suspended', 'Every way']],
    ['an archived account by its name', 'suspended', archivedAt, [], ['archived']],
    ['a lock', 'active', null, [LOCKED], ['Every way']],
    ['nothing', 'active', null, [], []],
  ] as const)('is shown in the order in which the portal refuses: %s', (_, status, at, lockouts, said) => {
    const account = { status, archivedAt: at };
    const texts = obstaclesOf(account, { methods: [method('password')], lockouts: [...lockouts] });
    expect(texts.map(({ text }) => said.find((word) => text.includes(word)))).toEqual(said);
  });

  it('can be that no method is usable', () => {
    const methods = [method('password', { enabled: false })];
    const [only, ...others] = obstaclesOf({ status: 'active', archivedAt: null }, { methods, lockouts: [] });
    expect([only?.text.includes('no way to log on'), others]).toEqual([true, []]);
  });
});

describe('the remedy for somebody who cannot log on', () => {
  const possible = (...remedies: Remedy[]) => new Set(remedies);

  it('is the first that is possible now', () => {
    const wrong = { outcome: 'refused', reason: 'credentials.wrong' } as const;
    expect(remedyFor(wrong, possible('unlock', 'password'))).toBe('unlock');
    expect(remedyFor(wrong, possible('password'))).toBe('password');
    expect(remedyFor(wrong, possible())).toBeUndefined();
  });

  it('is none where nothing went wrong', () => {
    expect(remedyFor({ outcome: 'success', reason: null }, possible('unlock'))).toBeUndefined();
  });
});
