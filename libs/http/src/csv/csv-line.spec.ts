import { csvHead, csvLine } from './csv-line.js';

describe('a CSV file', () => {
  it('begins with the mark that tells spreadsheets it is UTF-8', () => {
    expect(csvHead(['name', 'change'])).toBe('\uFEFFname,change\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1"])('neutralises the formula %j', (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  });

  it('keeps quotes, commas and line breaks inside a cell', () => {
    expect(csvLine(['a "b", c\nd', '张伟'])).toBe('"a ""b"", c\nd","张伟"\r\n');
  });
});
