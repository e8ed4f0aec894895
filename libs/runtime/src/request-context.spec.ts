import { setImmediate as turn } from 'node:timers/promises';
import { requestContext, runInContext, withContext, type RequestContext } from './index.js';

const context = (requestId: string): RequestContext => ({
  requestId,
  correlationId: 'c',
  actor: { kind: 'anonymous' },
});

describe('the request context', () => {
  it('is undefined outside of requests', () => {
    expect(requestContext()).toBeUndefined();
    expect(withContext({})).toEqual({ requestId: 'none', correlationId: 'none', actor: { kind: 'system' } });
  });

  it('follows awaited work, and never mixes with another context', async () => {
    const seen = await Promise.all(
      ['a', 'b', 'c'].map((id) =>
        runInContext(context(id), async () => {
          await turn();
          await Promise.all([turn(), turn()]);
          return requestContext()?.requestId;
        }),
      ),
    );
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(requestContext()).toBeUndefined();
  });

  it('can be changed for inner code without affecting the outer code', () => {
    runInContext(context('a'), () => {
      const changed = withContext({ actor: { kind: 'account', accountId: '1' } });
      expect(changed).toEqual({ ...context('a'), actor: { kind: 'account', accountId: '1' } });
      runInContext(changed, () => {
        expect(requestContext()?.actor.kind).toBe('account');
      });
      expect(requestContext()).toEqual(context('a'));
    });
  });
});
