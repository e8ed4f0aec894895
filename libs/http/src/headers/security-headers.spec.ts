import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { allowInPolicy, cspNonce, Public } from '../index.js';

@Controller()
@Public('sample')
class SampleController {
  @Get('page')
  @Header('content-type', 'text/html; charset=utf-8')
  page(@Req() request: FastifyRequest): string {
    return cspNonce(request);
  }

  @Get('wide')
  @Header('content-type', 'text/html; charset=utf-8')
  wide(@Req() request: FastifyRequest): string {
    allowInPolicy(request, 'form-action', 'https://login.dingtalk.com');
    allowInPolicy(request, 'base-uri', "'self'");
    return '';
  }

  @Get('data')
  data(): unknown {
    return { hello: 'world' };
  }

  @Get('injected')
  injected(@Req() request: FastifyRequest): string {
    allowInPolicy(request, 'form-action', "https://a.example; script-src 'unsafe-inline'");
    return '';
  }
}

describe('the headers of every answer', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({ controllers: [SampleController] });
  });

  afterAll(async () => {
    await sample.app.close();
  });

  const policyOf = async (url: string) => {
    const answer = await sample.app.inject({ url });
    return { body: answer.body, policy: String(answer.headers['content-security-policy']), answer };
  };

  it('B4: forbid framing and everything from elsewhere, with a new nonce each time', async () => {
    const one = await policyOf('/page');
    const two = await policyOf('/page');
    expect(one.policy).toContain("default-src 'none'");
    expect(one.policy).toContain("frame-ancestors 'none'");
    expect(one.policy).toContain(`script-src 'self' 'nonce-${one.body}'`);
    expect(one.policy).not.toContain('unsafe');
    expect(one.body).not.toBe(two.body);
    expect(one.answer.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'cache-control': 'no-store',
    });
  });

  it.each(['/data', '/nowhere'])(
    'B4: let a browser do nothing with an answer that is not a page: %s',
    async (url) => {
      const { policy } = await policyOf(url);
      expect(policy).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    },
  );

  it('B4: never allow another origin to read the answer, whatever it requests', async () => {
    for (const method of ['GET', 'OPTIONS'] as const) {
      const answer = await sample.app.inject({
        method,
        url: '/page',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
      });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('let a page add an origin for itself only', async () => {
    const { policy } = await policyOf('/wide');
    expect(policy).toContain("form-action 'self' https://login.dingtalk.com;");
    expect(policy).toContain("base-uri 'self'");
    expect((await policyOf('/page')).policy).toContain("form-action 'self';");
  });

  it('accept only origins', async () => {
    const { answer, policy } = await policyOf('/injected');
    expect(answer.statusCode).toBe(500);
    expect(policy).not.toContain('unsafe');
  });

  it('require HTTPS only where it is available', async () => {
    const plain = await startSampleApp({
      controllers: [SampleController],
      environment: { PUBLIC_URL: 'http://localhost:3000' },
    });
    const answer = await plain.app.inject({ url: '/page' });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    await plain.app.close();
  });
});
