import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Problem } from '../problems/problem';
import { pagedList } from './paged-list';

type Answers = Map<string, (items: readonly string[]) => void>;

function searched() {
  const word = signal('a');
  const answers: Answers = new Map();
  const list = TestBed.runInInjectionContext(() =>
    pagedList(
      () => word(),
      (asked) =>
        new Promise<{ items: readonly string[]; next: string | null }>((resolve) => {
          answers.set(asked, (items) => {
            resolve({ items, next: null });
          });
        }),
    ),
  );
  TestBed.tick();
  return { word, answers, list };
}

const settled = (): Promise<void> => Promise.resolve().then(() => Promise.resolve());

describe('a paged list', () => {
  it('keeps what it shows until the next answer, and drops an answer that was overtaken', async () => {
    const { word, answers, list } = searched();
    expect(list.items()).toBeUndefined();
    answers.get('a')?.(['alice']);
    await settled();
    expect(list.items()).toEqual(['alice']);
    word.set('b');
    TestBed.tick();
    word.set('c');
    TestBed.tick();
    expect([list.items(), list.isLoading()]).toEqual([['alice'], true]);
    answers.get('c')?.(['carol']);
    answers.get('b')?.(['bob']);
    await settled();
    expect([list.items(), list.isLoading()]).toEqual([['carol'], false]);
  });

  it('reports an error, and keeps what it shows', async () => {
    const fails = signal(false);
    const list = TestBed.runInInjectionContext(() =>
      pagedList(
        () => fails(),
        (wanted) =>
          wanted
            ? Promise.reject(new Problem(503, 'service.unavailable', undefined, {}))
            : Promise.resolve({ items: ['alice'], next: null }),
      ),
    );
    TestBed.tick();
    await settled();
    fails.set(true);
    TestBed.tick();
    await settled();
    expect([list.items(), list.problem()?.code]).toEqual([['alice'], 'service.unavailable']);
  });
});
