import { jest } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { Logger } from '#runtime';
import { RefusalListeners, type RefusalListener } from './refusal-listeners.js';

describe('listeners for refused requests', () => {
  const error = jest.fn();
  const refusals = new RefusalListeners({ error } as unknown as Logger);
  const second = jest.fn<RefusalListener>().mockResolvedValue();
  const request = {} as FastifyRequest;

  beforeAll(() => {
    refusals.add(() => Promise.reject(new Error('The database is away')));
    refusals.add(second);
  });

  it('hear of each refusal, also when another one fails, which the log says', async () => {
    const refusal = new DomainError('forbidden', 'method.disabled');
    await refusals.notify(request, refusal);
    expect(second).toHaveBeenCalledWith(request, refusal);
    expect(error).toHaveBeenCalledTimes(1);
  });

  it('hear of no other errors', async () => {
    second.mockClear();
    await refusals.notify(request, new Error('a defect'));
    expect(second).not.toHaveBeenCalled();
  });
});
