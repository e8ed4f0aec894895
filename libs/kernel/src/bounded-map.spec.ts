import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BoundedMap } from './bounded-map.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('a bounded map', () => {
  it('drops the oldest entry when a new one does not fit, and keeps the place of an entry that is set again', () => {
    const map = new BoundedMap<string, number>(2).set('a', 1).set('b', 2).set('a', 3);
    expect([...map]).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    expect([...map.set('c', 4)]).toEqual([
      ['b', 2],
      ['c', 4],
    ]);
  });

  it('keeps the most recently renewed entry longest', () => {
    const map = new BoundedMap<string, number>(2).set('a', 1).set('b', 2).renew('a', 3).set('c', 4);
    expect([...map]).toEqual([
      ['a', 3],
      ['c', 4],
    ]);
  });

  it('drops an undefined key as well', () => {
    expect([...new BoundedMap<undefined | string, number>(1).set(undefined, 1).set('a', 2).keys()]).toEqual([
      'a',
    ]);
  });

  it('always drops the oldest entry, whatever was deleted or set again in between', () => {
    const map = new BoundedMap<number, number>(3);
    const model: number[] = [];
    for (let n = 0; n < 500; n += 1) {
      const key = (n * 7) % 11;
      if (n % 5 === 0) {
        map.delete(key);
        if (model.includes(key)) model.splice(model.indexOf(key), 1);
      } else if (n % 97 === 0) {
        map.clear();
        model.length = 0;
      } else {
        map.set(key, n);
        if (!model.includes(key)) model.push(key);
        if (model.length > 3) model.shift();
      }
      expect([...map.keys()]).toEqual(model);
    }
  });

  it.each(['renewed', 'deleted'])('releases %s values even while it is not full', async (what) => {
    const map = new BoundedMap<number, object>(1_000).set(-1, {});
    const former: WeakRef<object>[] = [];
    for (let n = 0; n < 2_000; n += 1) {
      const value = { n };
      former.push(new WeakRef(value));
      map.renew(n % 20, value);
      if (what === 'deleted') map.delete(n % 20);
    }
    // V8 keeps an object that a task has created or looked at until the task ends.
    await new Promise(setImmediate);
    collectGarbage();
    expect(former.filter((value) => value.deref() !== undefined).length).toBeLessThan(100);
  });
});
