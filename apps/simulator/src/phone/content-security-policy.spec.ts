import { adaptPolicy } from './content-security-policy.js';

const origins = new Map([['http://localhost:3100', 'http://login-1.localhost:3100']]);

describe('a page’s policy on the phone', () => {
  it('allows the frame, the bridge, the style without scroll bars and the phone’s own name for DingTalk, and is otherwise unchanged', () => {
    const policy =
      "default-src 'none'; script-src 'nonce-a'; img-src 'self' data:; connect-src 'self'; " +
      "form-action 'self' http://localhost:3100; frame-ancestors 'none'; base-uri 'none'";
    expect(adaptPolicy(policy, { nonce: 'b', origins })).toBe(
      "default-src 'none'; script-src 'nonce-a' 'nonce-b'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self' http://login-1.localhost:3100; base-uri 'none'; style-src 'nonce-b'",
    );
  });

  it('grants the bridge what the default source would refuse', () => {
    expect(adaptPolicy("default-src 'none'", { nonce: 'b', origins })).toBe(
      "default-src 'none'; script-src 'nonce-b'; style-src 'nonce-b'; connect-src 'self'",
    );
  });
});
