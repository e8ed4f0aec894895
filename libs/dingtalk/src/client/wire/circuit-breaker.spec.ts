import { TestClock } from '#testing';
import { DingTalkError } from '../dingtalk-error.js';
import { failureOf } from '../testing/failure-of.js';
import { CircuitBreaker } from './circuit-breaker.js';

it('a call from before the circuit opened does not prolong the pause by failing late', async () => {
  const clock = TestClock.standingAt('2026-01-01T00:00:00Z');
  const breaker = new CircuitBreaker(clock, { failures: 2, openForMs: 10_000 });
  const fail = () => Promise.reject(new DingTalkError('unreachable'));
  let failLate = (): void => undefined;
  const late = breaker.run('late', () => {
    return new Promise((_resolve, reject) => {
      failLate = () => {
        reject(new DingTalkError('timeout'));
      };
    });
  });
  await failureOf(breaker.run('a', fail), 'unreachable');
  await failureOf(breaker.run('b', fail), 'unreachable');
  clock.advance(9);
  failLate();
  await failureOf(late, 'timeout');
  await failureOf(breaker.run('c', fail), 'circuit_open');
  clock.advance(1);
  await expect(breaker.run('probe', () => Promise.resolve('answer'))).resolves.toBe('answer');
});
