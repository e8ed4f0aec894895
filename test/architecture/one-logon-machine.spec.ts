import { productSources } from './sources.js';

const WRITES = /(?:insertInto\(\s*'|insert\s+into\s+)logon\.session\b/i;

describe('a session', () => {
  const sources = productSources();

  it('is inserted by one statement', () => {
    const writers = sources.filter(({ code }) => WRITES.test(code)).map(({ path }) => path);
    expect(writers).toEqual(['libs/logon/src/infra/session-statements.ts']);
  });

  it('is opened by the logon machine alone: the lib exports no other way', () => {
    const using = (name: string): string[] =>
      sources.filter(({ code }) => new RegExp(`\\b${name}\\b`).test(code)).map(({ path }) => path);
    expect(using('openSession').toSorted()).toEqual([
      'libs/logon/src/application/open-session.ts',
      'libs/logon/src/infra/session-statements.ts',
    ]);
    expect(using('OpenSession').toSorted()).toEqual([
      'libs/logon/src/application/finish-logon.ts',
      'libs/logon/src/application/open-session.ts',
      'libs/logon/src/logon.module.ts',
    ]);
    expect(using('FinishLogon').toSorted()).toEqual([
      'libs/logon/src/application/advance-logon.ts',
      'libs/logon/src/application/finish-logon.ts',
      'libs/logon/src/logon.module.ts',
    ]);
  });
});
