import { SET_UPS } from '.';

describe('the set-ups of the gallery', () => {
  it('have a unique key and a public source each', () => {
    const keys = SET_UPS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(SET_UPS.filter(({ source }) => !/^https:\/\/[^/]+\/./.test(source))).toEqual([]);
  });

  it('register only addresses of the connected application', () => {
    for (const setUp of SET_UPS) {
      if (setUp.protocol === 'forward' || setUp.example === undefined) continue;
      const text = JSON.stringify(setUp.register('https://app.example', {}));
      expect(text.match(/https?:\/\/[^/"]+/g)?.filter((one) => one !== 'https://app.example')).toEqual([]);
    }
  });
});
