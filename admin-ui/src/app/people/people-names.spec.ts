import { TestBed } from '@angular/core/testing';
import { FakeApi } from '../../testing/fake-api';
import { accountsList } from '../api/generated/functions';
import { Session } from '../session/session';
import { PeopleNames } from './people-names';

describe('the names of people', () => {
  let api: FakeApi;
  let mayAsk: boolean;

  beforeEach(() => {
    api = new FakeApi();
    mayAsk = true;
    TestBed.configureTestingModule({
      providers: [api.provider, { provide: Session, useValue: { can: () => mayAsk } }],
    });
    api.on(accountsList, ({ id }: { id: string[] }) => ({
      items: id
        .filter((one) => one !== 'gone')
        .map((one) => ({ id: one, displayName: `Name of ${one}` }) as never),
      next: null,
    }));
  });

  it('are loaded once, a hundred at a time, and unknown accounts stay without a name', async () => {
    const names = TestBed.inject(PeopleNames);
    await names.learn([
      'one',
      'gone',
      'one',
      ...Array.from({ length: 150 }, (_, place) => `id-${String(place)}`),
    ]);
    await names.learn(['one', 'gone']);
    expect([names.nameOf('one'), names.nameOf('gone')]).toEqual(['Name of one', undefined]);
    expect(api.times(accountsList)).toBe(2);
  });

  it('are loaded again after a failure, and never where the role may not see accounts', async () => {
    const names = TestBed.inject(PeopleNames);
    mayAsk = false;
    await names.learn(['one']);
    expect(api.times(accountsList)).toBe(0);
    mayAsk = true;
    const answer = { items: [{ id: 'one', displayName: 'Ada' } as never], next: null };
    api.on(accountsList, () => Promise.reject(new Error('away')));
    await names.learn(['one']);
    api.on(accountsList, () => answer);
    await names.learn(['one']);
    expect(names.nameOf('one')).toBe('Ada');
  });
});
