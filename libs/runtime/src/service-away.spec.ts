import { isServiceAway } from './service-away.js';

describe('K9: a service that is away', () => {
  it.each([
    'connect ECONNREFUSED 127.0.0.1:5432',
    'read ECONNRESET',
    'write EPIPE',
    'getaddrinfo EAI_AGAIN database',
    'Connection terminated unexpectedly',
    'cannot execute UPDATE in a read-only transaction',
  ])('is recognised by its message, even inside an error of BullMQ, which passes on no code: %s', (said) => {
    expect(isServiceAway(new Error(said))).toBe(true);
    expect(isServiceAway(new Error(`Failed to add repeatable job for next iteration: ${said}`))).toBe(true);
    expect(isServiceAway(new Error('The task failed', { cause: new Error(said) }))).toBe(true);
  });

  it.each(['read the manual', 'Failed to add repeatable job for next iteration: no such pattern'])(
    'is not confused with a defect: %s',
    (said) => {
      expect(isServiceAway(new Error(said))).toBe(false);
    },
  );
});
