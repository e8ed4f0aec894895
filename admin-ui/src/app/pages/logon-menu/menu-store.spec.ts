import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { FakeApi } from '../../../testing/fake-api';
import { logonMenuRead, logonMenuReorder, logonMenuTurn } from '../../api/generated/functions';
import { Notify } from '../../ui/notify';
import { withDefaults, type Chosen } from './menu-defaults';
import { nowFirst } from './method-texts';
import { MenuStore, type Method } from './menu-store';

describe('a change of the logon menu', () => {
  const api = new FakeApi();
  const done = jest.fn();
  let methods: readonly Method[];
  let chosen: Chosen;
  let store: MenuStore;

  const answer = () => ({ methods: [...withDefaults(methods, chosen)], chosen });
  const reversed = () => store.reorder([...(store.methods() ?? [])].reverse());
  const firstOnMobile = () => store.methods()?.find(({ isDefaultOnMobile }) => isDefaultOnMobile)?.key;

  beforeEach(() => {
    done.mockClear();
    methods = ['password', 'code'].map((key, position) => ({
      key,
      position,
      name: { en: key, zh: key },
      enabled: true,
      available: true,
      isDefaultOnPc: false,
      isDefaultOnMobile: false,
      switchRefusal: null,
    }));
    chosen = { pc: null, mobile: null };
    api.on(logonMenuRead, answer);
    api.on(logonMenuReorder, ({ body }: { body: { methods: string[] } }) => {
      methods = body.methods.flatMap((key) => methods.filter((one) => one.key === key));
      return answer();
    });
    api.on(logonMenuTurn, (change: { method: string; body: { enabled: boolean } }) => {
      methods = methods.map((one) => (one.key === change.method ? { ...one, ...change.body } : one));
      return answer();
    });
    TestBed.configureTestingModule({
      providers: [MenuStore, api.provider, { provide: Notify, useValue: { done, failed: done } }],
    });
    store = TestBed.inject(MenuStore);
  });

  it.each([
    [{ pc: null, mobile: null }, ['code is now shown first.']],
    [{ pc: 'password', mobile: null }, ['code is now shown first on mobile.']],
    [{ pc: null, mobile: 'password' }, ['code is now shown first on PC.']],
    [{ pc: 'password', mobile: 'password' }, []],
  ])('reports the side effects of the order: %j', async (selected, told) => {
    chosen = selected;
    await store.load();
    const change = reversed();
    // The effect shows at once.
    expect(firstOnMobile()).toBe(selected.mobile ?? 'code');
    await change;
    expect(firstOnMobile()).toBe(selected.mobile ?? 'code');
    expect(done.mock.calls).toEqual(told.map((text) => [text]));
  });

  it('reports for each device what it shows, where they now differ', () => {
    const [password, code] = methods;
    const before = { pc: code, mobile: password };
    expect(nowFirst(before, { pc: password, mobile: code }, 'en-GB')).toBe(
      'password is now shown first on PC, code on mobile.',
    );
    expect(nowFirst(before, before, 'en-GB')).toBeUndefined();
  });

  it('reports it for a switch, too, and for the undo', async () => {
    chosen = { pc: 'code', mobile: 'password' };
    await store.load();
    const [password] = store.methods() ?? [];
    if (password === undefined) throw new Error('There is a password');
    await store.turn(password, false);
    await store.turn(password, true);
    expect(done.mock.calls).toEqual([
      ['code is now shown first on mobile.'],
      ['password is now shown first on mobile.'],
    ]);
  });
});
