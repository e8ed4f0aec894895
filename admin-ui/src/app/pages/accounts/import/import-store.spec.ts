import { TestBed } from '@angular/core/testing';
import { Api } from '../../../api/generated/api';
import type { AccountImport } from '../../../api/generated/models/account-import';
import { Problem } from '../../../problems/problem';
import { ImportStore } from './import-store';

function checked(errors: AccountImport['errors'] = []): AccountImport {
  return {
    id: 'an-import',
    state: 'checked',
    encoding: 'gb18030',
    separator: 'comma',
    preview: [],
    createdAt: '2026-11-27T08:00:00Z',
    finishedAt: null,
    total: 3,
    imported: 0,
    skipped: 0,
    errors,
  };
}

const error = (code: string) => ({ row: 2, field: 'username', code, message: code });

const FILE = new File(['username'], 'people.csv');

describe('an import', () => {
  const answers: (AccountImport | Problem)[] = [];
  const asked: unknown[] = [];
  let store: ImportStore;

  beforeEach(() => {
    answers.length = 0;
    asked.length = 0;
    const invoke = (_operation: unknown, params: unknown): Promise<AccountImport | undefined> => {
      asked.push(params);
      const answer = answers.shift();
      return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [ImportStore, { provide: Api, useValue: { invoke } }],
    });
    store = TestBed.inject(ImportStore);
  });

  async function check(...errors: AccountImport['errors']): Promise<void> {
    answers.push(checked(errors));
    await store.check(FILE);
  }

  it('can be started when every row is valid', async () => {
    await check();
    expect([store.canImport(), asked]).toEqual([true, [{ body: FILE }]]);
  });

  it('shows how the file was parsed, and parses it again with other settings', async () => {
    await check();
    expect([store.fileName(), store.encoding(), store.separator()]).toEqual([
      'people.csv',
      'gb18030',
      'comma',
    ]);
    const wrong = new Problem(400, 'accounts.import_not_utf8', undefined, {});
    answers.push(wrong, { ...checked(), encoding: 'big5' });
    await store.readAs({ encoding: 'utf-8' });
    expect(asked.at(-1)).toEqual({ body: FILE, encoding: 'utf-8', separator: 'comma' });
    expect([store.found(), store.problem(), store.fileName()]).toEqual([undefined, wrong, 'people.csv']);
    await store.readAs({ encoding: 'big5' });
    expect([store.found()?.encoding, store.problem(), store.encoding()]).toEqual(['big5', undefined, 'big5']);
  });

  it('cannot be started while a row is invalid', async () => {
    await check(error('username.invalid'), error('username.taken'));
    store.skipsTaken.set(true);
    expect([store.canImport(), store.others().length, store.taken()]).toEqual([false, 1, 1]);
  });

  it('skips names that are taken only when asked to', async () => {
    await check(error('username.taken'));
    expect(store.canImport()).toBe(false);
    store.skipsTaken.set(true);
    expect(store.canImport()).toBe(true);
    answers.push({ ...checked(), state: 'done', imported: 2, skipped: 1 });
    await store.commit();
    expect(asked.at(-1)).toEqual({ importId: 'an-import', body: { skipTaken: true } });
    expect(store.found()?.state).toBe('done');
  });

  it('is checked after its answer was lost: it may be done, or was interrupted and can be repeated', async () => {
    const lost = new Problem(0, 'network.away', undefined, {});
    await check();
    answers.push(lost, { ...checked(), state: 'done', imported: 3 });
    await store.commit();
    expect([store.found()?.state, store.problem()]).toEqual(['done', undefined]);

    await check();
    answers.push(lost, { ...checked(), state: 'running', imported: 1 }, lost, checked());
    await store.commit();
    expect([store.found()?.state, store.problem(), store.canImport()]).toEqual(['checked', lost, true]);
  });
});
