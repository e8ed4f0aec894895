import { signedHeaders } from './signed-headers.js';
import { webhookSecret } from './webhook-secret.js';

describe('a message to a receiver', () => {
  it('is signed as in the example of the Standard Webhooks specification', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
    const at = new Date(1_614_265_330_999);
    expect(signedHeaders(message, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', at)).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each([
    ['nothing', ''],
    ['no prefix', Buffer.alloc(32).toString('base64')],
    ['23 bytes', `whsec_${Buffer.alloc(23).toString('base64')}`],
    ['65 bytes', `whsec_${Buffer.alloc(65).toString('base64')}`],
    ['base64url', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_'],
    ['a line break', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n'],
    ['loose ends', `whsec_${Buffer.alloc(32).toString('base64').replace('A=', 'B=')}`],
  ])('is not signed with a secret of %s', (_what, secret) => {
    expect(webhookSecret.safeParse(secret).success).toBe(false);
  });

  it.each([24, 32, 64])('may be signed with a secret of %i bytes', (bytes) => {
    expect(webhookSecret.safeParse(`whsec_${Buffer.alloc(bytes, 7).toString('base64')}`).success).toBe(true);
  });
});
