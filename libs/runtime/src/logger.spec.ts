import { VERSION } from '#launch';
import { createLogger, nestLogger, runInContext, type Logger } from './index.js';

/** The lines that `log` writes to standard output while it runs. */
function written(log: (logger: Logger) => void, level = 'trace'): Record<string, unknown>[] {
  const { stdout } = process;
  const own = Object.getOwnPropertyDescriptor(stdout, 'write');
  const chunks: string[] = [];
  const value = (chunk: string): boolean => chunks.push(chunk) > 0;
  Object.defineProperty(stdout, 'write', { value, configurable: true, writable: true });
  try {
    log(createLogger('spec', level));
  } finally {
    if (own === undefined) Reflect.deleteProperty(stdout, 'write');
    else Object.defineProperty(stdout, 'write', own);
  }
  return chunks
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const CANARY = 'canary-0123456789abcdef';

describe('the log', () => {
  it('is one JSON object per line, with process, version, level, time and message', () => {
    const [line] = written((logger) => {
      logger.info({ n: 1 }, 'It works');
    });
    expect(line).toMatchObject({ process: 'spec', version: VERSION, level: 'info', msg: 'It works', n: 1 });
    expect(new Date(String(line?.['time'])).toISOString()).toBe(line?.['time']);
  });

  it('carries the ids of the request that a line belongs to, and none outside of requests', () => {
    const lines = written((logger) => {
      runInContext({ requestId: 'r1', correlationId: 'c1', actor: { kind: 'anonymous' } }, () => {
        logger.info('inside');
      });
      logger.info('outside');
    });
    expect(lines[0]).toMatchObject({ requestId: 'r1', correlationId: 'c1' });
    expect(lines[1]).not.toHaveProperty('requestId');
  });

  it('omits lines below its level', () => {
    expect(
      written((logger) => {
        logger.info('quiet');
        logger.warn('loud');
      }, 'warn').map(({ msg }) => msg),
    ).toEqual(['loud']);
  });

  it.each([
    'password',
    'secret',
    'clientSecret',
    'client_secret',
    'token',
    'code',
    'authCode',
    'cookie',
    'authorization',
    'seed',
  ])('T12: hides the field %s, nested or not', (field) => {
    const secret = { [field]: CANARY };
    const lines = written((logger) => {
      logger.info(secret, 'a');
      logger.info({ request: secret }, 'b');
      logger.info({ request: { headers: secret } }, 'c');
    });
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toContain(CANARY);
  });

  it('T12: redacts secrets by their form in messages, fields, errors and their causes', () => {
    const address = `https://id.acme.test/q/${CANARY}`;
    const lines = written((logger) => {
      logger.info(`opened ${address}`);
      logger.info({ url: address, deep: { deeper: { list: [address] } } }, 'opened');
      const cause = new Error(`GET ${address} failed`);
      logger.error({ err: new Error(`tried ${address}`, { cause }) }, 'failed');
      logger.error({ err: `thrown ${address}` }, 'failed');
    });
    expect(lines).toHaveLength(4);
    expect(JSON.stringify(lines)).not.toContain(CANARY);
    expect(lines[2]?.['err']).toMatchObject({
      type: 'Error',
      message: 'tried https://id.acme.test/q/[redacted]',
      stack: expect.stringContaining('logger.spec'),
      cause: { message: 'GET https://id.acme.test/q/[redacted] failed' },
    });
  });

  it('T12: logs nothing of an error but its type, text and cause', () => {
    const err = Object.assign(new TypeError('failed'), { request: { body: CANARY }, headers: CANARY });
    expect(JSON.stringify(written((logger) => logger.error({ err }, 'failed')))).not.toContain(CANARY);
  });

  it('survives an error that is its own cause', () => {
    const err = new Error('round');
    err.cause = err;
    const lines = written((logger) => {
      logger.error({ err }, 'failed');
    });
    expect(lines).toHaveLength(1);
  });

  it("accepts Nest's own messages with their context, and ordinary ones only at debug level", () => {
    const lines = written((logger) => {
      const nest = nestLogger(logger);
      nest.log('started', 'NestFactory');
      nest.error('broken', 'a stack', 'Router');
      nest.warn('odd', 'Router');
    });
    expect(lines).toMatchObject([
      { level: 'debug', msg: 'started', context: 'NestFactory' },
      { level: 'error', msg: 'broken', context: 'Router' },
      { level: 'warn', msg: 'odd', context: 'Router' },
    ]);
  });
});
