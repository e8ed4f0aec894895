import { readImportFile, type Reading } from './import-file.js';

const GBK_LEADS = new Map<string, readonly number[]>();

/** Encodes a text in GBK, for which Node has only a decoder. */
function gbk(text: string): Uint8Array {
  if (GBK_LEADS.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const decoded = decoder.decode(Uint8Array.of(lead, trail));
        if (trail !== 0x7f && decoded.length === 1) GBK_LEADS.set(decoded, [lead, trail]);
      }
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) => GBK_LEADS.get(character) ?? [character.codePointAt(0) ?? 0]),
  );
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, isBig = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

const read = (text: string, chosen?: Reading) => readImportFile(utf8(text), chosen);
const codes = (text: string): string[] => read(text).errors.map(({ row, code }) => `${String(row)} ${code}`);

function refusalOf(bytes: Uint8Array, chosen?: Reading): string {
  try {
    readImportFile(bytes, chosen);
    return 'taken';
  } catch (error) {
    return String((error as { code: unknown }).code);
  }
}

describe('the separator of a file', () => {
  it.each([
    ['username,displayName\na,"Zhang, Wei"', 'comma', 'Zhang, Wei'],
    ['username;displayName\na;Zhang, Wei', 'semicolon', 'Zhang, Wei'],
    ['username\tdisplayName\na\tZhang, Wei; Ltd', 'tab', 'Zhang, Wei; Ltd'],
    ['username,displayName\na,Zhang; Wei', 'comma', 'Zhang; Wei'],
    ['"username";"displayName"\r\n"a";"Zhang ""Joe""; Wei"\r\n', 'semicolon', 'Zhang "Joe"; Wei'],
    ['sep=;\r\nusername;displayName\r\na;Zhang Wei', 'semicolon', 'Zhang Wei'],
    ['\uFEFFsep=\t\nusername\tdisplayName\na\tZhang Wei', 'tab', 'Zhang Wei'],
    ['\uFEFFusername;displayName\na;Zhang Wei', 'semicolon', 'Zhang Wei'],
    ['"sep=;"\nusername;displayName\na;Zhang Wei', 'semicolon', 'Zhang Wei'],
  ])('of %j is the %s', (text, separator, displayName) => {
    expect(read(text)).toMatchObject({ separator, errors: [], rows: [{ username: 'a', displayName }] });
  });

  it('can be chosen by hand, whatever the file says', () => {
    const text = 'sep=,\nusername;displayName\na;Zhang, Wei';
    expect(refusalOf(utf8(text))).toBe('accounts.import_columns');
    expect(read(text, { separator: 'semicolon' }).rows).toMatchObject([{ displayName: 'Zhang, Wei' }]);
  });

  it('of another kind inside a cell never begins the next cell, so that nobody becomes an administrator by mistake', () => {
    for (const row of [
      'h40,Zhang Wei;administrator',
      'h40,Zhang Wei\tadministrator',
      'h40;Zhang Wei;administrator',
      'h40,"Zhang Wei;administrator"',
    ]) {
      const { rows, errors } = read(`username,displayName,role\n${row}`);
      expect(rows).toEqual([]);
      expect(errors).toHaveLength(1);
    }
    expect(codes('username,displayName,role\nh40,Zhang Wei;administrator')).toEqual([
      '2 displayName.separator',
    ]);
    const whole = read('username,displayName,role\nh40,"Zhang Wei;administrator",');
    expect(whole.rows).toMatchObject([{ displayName: 'Zhang Wei;administrator', role: 'member' }]);
  });

  it('that occurs too often in a row is reported with the row', () => {
    expect(() => read('username,displayName\na,b\nc,Zhang, Wei')).toThrow('Row 3 has more cells');
  });
});

describe('a phone number in a file', () => {
  it('is stored in one form, under any of the names of its column, and may be shared or missing', () => {
    expect(read('username,Mobile\na,138 0013 8000\nb,13800138000\nc,\n').rows).toMatchObject([
      { phoneNumber: '+8613800138000' },
      { phoneNumber: '+8613800138000' },
      { phoneNumber: null },
    ]);
    expect(codes('username,phone\na,12345\n')).toEqual(['2 phoneNumber.invalid']);
  });
});

describe('an empty part of a file', () => {
  it('is ignored, and rows keep their numbers', () => {
    const text = ['username,displayName,,', 'a,A,,', ',,,', '', ' , ,,', 'b,,', 'é é,,,', ',,,', ''].join(
      '\r\n',
    );
    expect(read(text).rows.map(({ row, username }) => [row, username])).toEqual([
      [2, 'a'],
      [6, 'b'],
    ]);
    expect(codes(text)).toEqual(['7 username.invalid']);
  });

  it('may precede the header, or be missing at the end of a row that Excel cut short', () => {
    expect(read('\n,,\nusername,displayName,email,role\na\n').rows).toMatchObject([
      { row: 4, role: 'member' },
    ]);
  });

  it('does not include a column with values but without a name', () => {
    expect(refusalOf(utf8('username,,role\na,Zhang,member'))).toBe('accounts.import_unreadable');
  });

  it.each(['', '\n\n', 'username\n', 'username,email\n,\n,\n'])('means that %j has no accounts', (text) => {
    expect(refusalOf(utf8(text))).toMatch(/import_(?:empty|columns)$/);
  });
});

describe('the encoding of a file', () => {
  const people = 'username,displayName\r\nxieqiang,谢强\r\nzhengping,郑平\r\n';

  it.each([
    ['utf-8', utf8(people)],
    ['utf-8', utf8(`\uFEFF${people}`)],
    ['gb18030', gbk(people)],
    ['utf-16le', utf16(`\uFEFF${people}`)],
    ['utf-16be', utf16(`\uFEFF${people}`, true)],
    ['utf-16le', utf16(people)],
    ['utf-16be', utf16(people, true)],
  ])('is detected as %s, with correct names', (encoding, bytes) => {
    const found = readImportFile(bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.rows.map(({ displayName }) => displayName)).toEqual(['谢强', '郑平']);
  });

  it.each([
    '谢强', // also two letters in UTF-8: лǿ
    '郑平',
    '强平',
    '欧阳喆', // has a character that GB2312 lacks
    '王珺、李娜',
    '阿不都·热合曼',
    'Zhang Wei（张伟）',
    '张伟、李娜，王芳；',
  ])('is GBK for %j', (name) => {
    const found = readImportFile(gbk(`username,displayName\na,"${name}"`));
    expect(found).toMatchObject({ encoding: 'gb18030', rows: [{ displayName: name }] });
  });

  it.each([
    'José',
    'élodie',
    'Émile Zoë',
    'Øystein Åsa',
    'Иван Петров',
    'Анна Сергеевна',
    'Ελένη Παπαδοπούλου',
    'דוד',
    'محمد',
    'Łukasz Żak',
    'François',
    '谢强',
    'Nguyễn Văn Ân',
  ])('is UTF-8 for %j', (name) => {
    const found = read(`username,displayName\na,${name}`);
    expect(found).toMatchObject({ encoding: 'utf-8', rows: [{ displayName: name.normalize('NFC') }] });
  });

  it('supports characters of four bytes', () => {
    const bytes = Uint8Array.of(...gbk('username,displayName\na,王小'), 0x95, 0x32, 0x82, 0x36);
    expect(readImportFile(bytes).rows).toMatchObject([{ displayName: '王小𠀀' }]);
  });

  it.each([
    ['what reads well in two', gbk('username,displayName\na,谢谢')],
    ['a rare name alone', gbk('username,displayName\na,王珺')],
    ['what Excel writes in Europe', Uint8Array.of(...utf8('username,displayName\na,Andr'), 0xe9, 0x73)],
    [
      'what Excel writes in Taiwan',
      Uint8Array.of(...utf8('username,displayName\na,'), 0xc1, 0xc2, 0xb1, 0x6a),
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xd9)],
  ])('is asked for instead of guessed: %s', (_what, bytes) => {
    expect(refusalOf(bytes)).toBe('accounts.import_encoding_unclear');
  });

  it('can be chosen by hand', () => {
    const chosen = (bytes: Uint8Array, encoding: Reading['encoding']) =>
      readImportFile(bytes, { encoding }).rows[0]?.displayName;
    expect(chosen(gbk('username,displayName\na,谢谢'), 'gb18030')).toBe('谢谢');
    expect(chosen(Uint8Array.of(...utf8('username,displayName\na,Andr'), 0xe9, 0x73), 'windows-1252')).toBe(
      'Andrés',
    );
    expect(chosen(Uint8Array.of(...utf8('username,displayName\na,'), 0xc1, 0xc2, 0xb1, 0x6a), 'big5')).toBe(
      '謝強',
    );
  });

  it.each<[string, Uint8Array, Reading['encoding'], string]>([
    ['GBK is no UTF-8', gbk('username,displayName\na,张伟'), 'utf-8', 'not_utf8'],
    ['what was lost before does not come back', utf8('username\n\uFFFD'), undefined, 'not_utf8'],
    [
      'one broken character',
      Uint8Array.of(...utf8('username,displayName\na,赵敏\nb,孙强'), 0x80),
      undefined,
      'not_utf8',
    ],
    [
      'half a character at the end',
      utf8('username,displayName\na,赵敏\nb,徐丽').slice(0, -1),
      undefined,
      'not_utf8',
    ],
    ['a workbook of today', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), undefined, 'workbook'],
    ['a workbook of old', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'gb18030', 'workbook'],
    ['NUL is no character of a name', utf8('username\na\0'), 'utf-8', 'not_utf8'],
    ['half a character', Uint8Array.of(...utf8('username\n'), 0xb0), 'gb18030', 'encoding_wrong'],
  ])('is refused if it is wrong: %s', (_what, bytes, encoding, code) => {
    expect(refusalOf(bytes, { encoding })).toBe(`accounts.import_${code}`);
  });
});

describe('K5: names of a file', () => {
  it('are refused by row when they are invisible, or when two look alike', () => {
    const text = [
      'username,displayName',
      'alice,\u200b\u2060',
      'bob,Zhang \u202eieW',
      'rob\u034f,',
      'ɑnn,Ann',
      'ann,Ann',
      'аnn,Cyrillic',
      'ANN,',
    ].join('\n');
    expect(codes(text)).toEqual([
      '2 displayName.invalid',
      '3 displayName.invalid',
      '4 username.invalid',
      '7 username.invalid',
      '8 username.duplicate',
      '6 username.lookalike',
    ]);
  });
});
