import { BoundedMap } from './bounded-map.js';

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
});
