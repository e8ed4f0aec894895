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
});
