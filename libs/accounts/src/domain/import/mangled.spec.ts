import { readImportFile } from './import-file.js';
import { isMangled } from './mangled.js';

describe('a name that was corrupted when a file was saved in the wrong encoding', () => {
  it.each(['è°¢å¼º', 'å¼\u00A0ä¼Ÿ', 'MÃ¼ller', 'JosÃ©', 'ÕÅÎ°', '寮犱紵', '鐜嬩紵', '锟斤拷', '??', '? ?'])(
    '%s is refused by row',
    (name) => {
      for (const others of ['', '\nb,Zhang Wei\nc,José Ñuñez']) {
        const file = readImportFile(new TextEncoder().encode(`username,displayName\na,${name}${others}`));
        expect(file.errors).toMatchObject([{ row: 2, code: 'displayName.mangled' }]);
      }
    },
  );

  it.each([
    ['Müller', 'José Ñuñez', 'JOSÉ’S', 'Ağca Öz', 'Đặng', 'Łukasz', 'Åse Øby', 'Why?'],
    ['魏', '鲁迅', '魏鲁', '王·伟', '濮存昕', 'Ελένη', 'Иван', '김철수'],
  ])('is not confused with real names: %s, %s, %s, …', (...names) => {
    expect(names.filter(isMangled)).toEqual([]);
  });
});
