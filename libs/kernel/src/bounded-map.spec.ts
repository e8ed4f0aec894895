import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BoundedMap } from './bounded-map.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('a map with a bound', () => {
  it('lets the first go when one more comes, and keeps its place for one that is there', () => {
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

  it('keeps longest what was renewed last', () => {
    const map = new BoundedMap<string, number>(2).set('a', 1).set('b', 2).renew('a', 3).set('c', 4);
    expect([...map]).toEqual([
      ['a', 3],
      ['c', 4],
    ]);
  });

  it('lets go of a key that is undefined, too', () => {
    expect([...new BoundedMap<undefined | string, number>(1).set(undefined, 1).set('a', 2).keys()]).toEqual([
      'a',
    ]);
  });

  it('lets go of the one that came first, whatever else has gone or come again meanwhile', () => {
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

  it.each(['renewed', 'deleted'])('lets go of what was %s, as long as there is room, too', async (what) => {
    const map = new BoundedMap<number, object>(1_000).set(-1, {});
    const former: WeakRef<object>[] = [];
    for (let n = 0; n < 2_000; n += 1) {
      const value = { n };
      former.push(new WeakRef(value));
      map.renew(n % 20, value);
      if (what === 'deleted') map.delete(n % 20);
    }
    // What a task has made or looked at stays until it ends.
    await new Promise(setImmediate);
    collectGarbage();
    expect(former.filter((value) => value.deref() !== undefined).length).toBeLessThan(100);
  });
});
