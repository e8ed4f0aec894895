import { recordTypes } from '#audit';
import { TestClock } from '#testing';
import { PASSWORD } from '../harness/start-product.js';
import { useProduct } from '../security/scene/use-product.js';
import { expected, line, listed } from './catalogue.js';
import { ADMINISTRATION } from './journeys/administration.js';
import { APPLICATIONS } from './journeys/applications.js';
import { SAML } from './journeys/saml.js';
import { ATTACHMENTS } from './journeys/attachments.js';
import { AUDITING } from './journeys/auditing.js';
import { AUTHORITY } from './journeys/authority.js';
import { CONSOLES } from './journeys/consoles.js';
import { LOGONS, REFUSALS } from './journeys/logons.js';
import { Stage } from './stage.js';

const JOURNEYS = {
  ...LOGONS,
  ...REFUSALS,
  ...ATTACHMENTS,
  ...ADMINISTRATION,
  ...AUDITING,
  ...CONSOLES,
  ...APPLICATIONS,
  ...SAML,
  ...AUTHORITY,
};

/**
 * Types that no journey causes: they need a month of records or of a suspension, a worker that fails, a log that was tampered with or is
 * of an older version, a new key, or a command of the operator. Each has a spec of its own.
 * `libs/directory` and its command cover the runs of a directory.
 * `test/applications` and `test/saml` cover applications that are refused to a person, and codes and tokens that are used twice.
 */
const ELSEWHERE = [
  'accounts.account.archived',
  'audit.export.failed',
  'audit.log.adopted',
  'audit.log.doubted',
  'audit.log.rekeyed',
  'audit.log.trusted',
  'audit.retention.ran',
  'dingtalk.callback.keys-rotated',
  'directory.run.ended',
  'directory.run.started',
  'directory.settings.changed',
  'forward-auth.application.entered',
  'forward-auth.application.refused',
  'oidc.application.refused',
  'oidc.token.replayed',
  'operations.deliveries.dropped',
  'operations.deliveries.retried',
  'operations.mails.dropped',
  'operations.mails.retried',
  'operations.secrets.reencrypted',
  'saml.application.refused',
];

const clock = new TestClock();
const product = useProduct({ clock, environment: { BREAK_GLASS: 'on' } });
const seen = new Set<string>();
let recorded = 0;

/** Records since the last call. */
async function news(): Promise<readonly string[]> {
  const stage = new Stage(product(), clock);
  await stage.settled();
  const records = await stage.records(recorded + 1);
  recorded += records.length;
  for (const { type } of records) seen.add(type);
  return records.map(line);
}

beforeAll(async () => {
  await news(); // of the creation of the demo tenant
});

describe('the log has exactly the records of the golden list when a person', () => {
  it.each(Object.entries(JOURNEYS))('L1: %s', async (name, journey) => {
    await journey(new Stage(product(), clock));
    const records = await news();
    expect(records).toEqual(await expected(name, records));
  });
});

describe('the golden list', () => {
  it('L1: covers every journey and every type of the catalogue', () => {
    expect(listed().toSorted()).toEqual(Object.keys(JOURNEYS).sort());
    const types = recordTypes().map(({ type }) => type);
    const brought = new Set([...seen, ...ELSEWHERE]);
    expect(
      types
        .filter((type) => !brought.has(type))
        .map((type) => `${type} is brought about by no journey in ./journeys`),
    ).toEqual([]);
    expect([...seen, ...ELSEWHERE].toSorted()).toEqual(types.toSorted());
  });

  it('L2: holds no secret and no full identity, name, number or address', async () => {
    const log = JSON.stringify(await new Stage(product(), clock).records(1));
    for (const canary of [PASSWORD, 'canary-of', 'UNION-', 'OPENID-', '1390000000']) {
      expect([canary, log.includes(canary)]).toEqual([canary, false]);
    }
    for (const name of ['Alice Zhang', '张爱丽', 'Bob Li', 'Olga Qian', 'Person attacher']) {
      expect([name, log.includes(name)]).toEqual([name, false]);
    }
    expect(log).not.toMatch(/[^*"]{2}@demo\.test/);
    expect(log).not.toMatch(/\/q\/[\w-]{16}|\/attach-link\/[\w-]{16}|\/break-glass\/[\w-]{16}|code=\w/);
  });
});
