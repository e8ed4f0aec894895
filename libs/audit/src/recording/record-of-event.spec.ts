import type { DomainEvent } from '#messaging';
import { recordOfEvent } from './record-of-event.js';

function event(payload: unknown, change: Partial<DomainEvent> = {}): DomainEvent {
  return {
    id: '0199f000-0000-7000-8000-000000000001',
    tenantId: '0199f000-0000-7000-8000-00000000000a',
    name: 'binding.binding.created.v2',
    payload,
    context: {
      requestId: 'request',
      correlationId: 'correlation',
      actor: { kind: 'account', accountId: 'admin' },
      ip: '198.51.100.4',
      userAgent: 'Chrome',
    },
    occurredAt: new Date('2026-11-02T08:00:00.000Z'),
    ...change,
  };
}

const ALICE = '0199f000-0000-7000-8000-0000000000a1';

describe('the record of an event', () => {
  it('L1: names tenant, time, actor, target, method, both devices, outcome, reason and correlation', () => {
    const record = recordOfEvent(
      event({
        outcome: 'refused',
        reason: 'binding.taken',
        method: 'dingtalk-qr',
        accountId: ALICE,
        targets: [{ kind: 'identity', id: 'i1', label: 'A***' }],
        browser: { ip: '203.0.113.1', userAgent: 'Firefox' },
        phone: { ip: '203.0.113.2', userAgent: 'DingTalk' },
        origin: 'attach',
      }),
    );
    expect(record).toEqual({
      id: '0199f000-0000-7000-8000-000000000001',
      occurredAt: new Date('2026-11-02T08:00:00.000Z'),
      type: 'binding.binding.created',
      outcome: 'refused',
      reason: 'binding.taken',
      actor: { kind: 'account', id: 'admin' },
      targets: [
        { kind: 'identity', id: 'i1', label: 'A***' },
        { kind: 'account', id: ALICE },
      ],
      method: 'dingtalk-qr',
      browser: { ip: '203.0.113.1', userAgent: 'Firefox' },
      phone: { ip: '203.0.113.2', userAgent: 'DingTalk' },
      correlationId: 'correlation',
      causationId: null,
      detail: { origin: 'attach' },
    });
  });

  it('takes the device of the request when the event names none, and names the cause', () => {
    const { context } = event({});
    const record = recordOfEvent(event({}, { context: { ...context, causationId: 'cause' } }));
    expect(record).toMatchObject({
      outcome: 'info',
      targets: [],
      browser: { ip: '198.51.100.4', userAgent: 'Chrome' },
      causationId: 'cause',
    });
  });

  it('does not name an account twice', () => {
    const targets = [{ kind: 'account', id: ALICE, label: 'a***' }];
    expect(recordOfEvent(event({ accountId: ALICE, targets })).targets).toEqual(targets);
  });

  it.each([[null], ['text'], [[1, 2]], [undefined]])('records an event whose payload is %j', (payload) => {
    expect(recordOfEvent(event(payload))).toMatchObject({ outcome: 'info', type: 'binding.binding.created' });
  });

  it('keeps members of an unexpected form among the details', () => {
    const payload = { outcome: 'splendid', reason: 7, browser: 'Firefox', constructor: 'x' };
    expect(recordOfEvent(event(payload))).toMatchObject({ outcome: 'info', reason: null, detail: payload });
  });

  it('L2: contains no secret, at any depth', () => {
    const detail = {
      password: 'canary-1',
      nested: [{ clientSecret: 'canary-2', accessToken: { value: 'canary-3' } }],
      code: 'canary-4',
      url: 'https://id.acme.test/t/acme/callback?code=canary-5&state=canary-6',
      link: '/q/canary-7-0123456789abcdef',
      header: 'Bearer canary-8',
      long: 'x'.repeat(5_000),
    };
    const text = JSON.stringify(recordOfEvent(event({ ...detail, hasPassword: true })));
    expect(text).not.toContain('canary');
    expect(text).toContain('"hasPassword":true');
    expect(text.length).toBeLessThan(3_000);
  });
});
