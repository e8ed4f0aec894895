import { DomainError, statusOf, type ErrorKind } from './index.js';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
};

describe('a domain error', () => {
  it.each(Object.entries(STATUS) as [ErrorKind, number][])(
    'of kind %s is answered with %i',
    (kind, status) => {
      expect(statusOf(kind)).toBe(status);
    },
  );

  it('holds the given facts and nothing else', () => {
    const bare = new DomainError('gone', 'ticket.expired');
    expect(bare).toMatchObject({
      name: 'DomainError',
      message: 'ticket.expired',
      code: 'ticket.expired',
      facts: {},
    });
    expect([bare.detail, bare.retryAfterSeconds, bare.cause]).toEqual([undefined, undefined, undefined]);
    expect('cause' in bare).toBe(false);

    const cause = new Error('below');
    const full = new DomainError('too_many', 'slow_down', {
      detail: 'Too fast.',
      retryAfterSeconds: 7,
      facts: { field: 'x' },
      cause,
    });
    expect(full).toMatchObject({
      kind: 'too_many',
      message: 'Too fast.',
      detail: 'Too fast.',
      retryAfterSeconds: 7,
      facts: { field: 'x' },
      cause,
    });
  });
});
