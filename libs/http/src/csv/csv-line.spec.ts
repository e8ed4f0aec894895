import { csvHead, csvLine } from './csv-line.js';

describe('a file of CSV', () => {
  it('begins with a mark by which spreadsheets know UTF-8', () => {
    expect(csvHead(['name', 'change'])).toBe('\uFEFFname,change\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1"])('has no formula in %j', (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  });

  it('keeps quotes, commas and lines of a cell in it', () => {
    expect(csvLine(['a "b", c\nd', '张伟'])).toBe('"a ""b"", c\nd","张伟"\r\n');
  });
});
