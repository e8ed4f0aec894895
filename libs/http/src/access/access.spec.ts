import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requestContext } from '#runtime';
import { SampleAccessLog, SamplePrincipals, SampleTenants } from '../sample/sample-ports.js';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import {
  AccessLog,
  CurrentPrincipal,
  CurrentTenant,
  PrincipalResolver,
  Principals,
  Public,
  RequirePermission,
  SignedIn,
  TenantResolver,
  type Principal,
  type TenantContext,
} from '../index.js';

@Controller('t/:slug')
class TenantRoutes {
  constructor(private readonly principals: Principals) {}

  @Get('open')
  @Public('sample')
  open(@CurrentTenant() tenant: TenantContext): string {
    return tenant.name;
  }

  @Get('curious')
  @Public('sample')
  async curious(@Req() request: FastifyRequest): Promise<unknown> {
    return { name: (await this.principals.find(request))?.displayName ?? 'nobody' };
  }

  @Get('mine')
  @SignedIn()
  mine(@CurrentPrincipal() principal: Principal): unknown {
    return { account: principal.accountId, actor: requestContext()?.actor };
  }

  @Get('guarded')
  @RequirePermission('bindings.end')
  guarded(): string {
    return 'done';
  }
}

describe('access to routes', () => {
  const log = new SampleAccessLog();
  const principals = new SamplePrincipals();
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({
      controllers: [TenantRoutes],
      providers: [
        { provide: TenantResolver, useClass: SampleTenants },
        { provide: PrincipalResolver, useValue: principals },
        { provide: AccessLog, useValue: log },
      ],
    });
  });

  afterAll(async () => {
    await sample.app.close();
  });

  const get = (url: string, session?: string) =>
    sample.app.inject({ url, headers: session === undefined ? {} : { 'x-session': session } });

  it('gives the tenant of the address to the route', async () => {
    const answer = await get('/t/demo/open');
    expect([answer.statusCode, answer.body]).toEqual([200, 'demo']);
  });

  it.each([
    ['/t/nobody/open', 404, 'tenant.unknown'],
    ['/t/..%2Fdemo/open', 404, 'tenant.unknown'],
    ['/t/closed/open', 403, 'tenant.suspended'],
    ['/t/demo/mine', 401, 'session.required'],
    ['/t/demo/guarded', 401, 'session.required'],
  ])('refuses %s with %i %s', async (url, status, code) => {
    expect((await get(url)).json()).toMatchObject({ status, code });
  });

  it('names the account as the actor once a session was found', async () => {
    const answer = await get('/t/demo/mine', 'demo');
    expect(answer.json()).toEqual({
      account: 'account-1',
      actor: { kind: 'account', accountId: 'account-1' },
    });
  });

  it('does not look for a session where nobody needs one', async () => {
    const before = principals.asked;
    await get('/t/demo/open', 'demo');
    expect(principals.asked).toBe(before);
    expect((await get('/t/demo/curious', 'demo')).json()).toEqual({ name: 'Alice' });
    expect((await get('/t/demo/curious')).json()).toEqual({ name: 'nobody' });
  });

  it('P3: takes a session of another tenant for none', async () => {
    expect((await get('/t/other/mine', 'demo')).statusCode).toBe(401);
    expect((await get('/t/other/guarded', 'demo:bindings.end')).statusCode).toBe(401);
    expect((await get('/t/other/curious', 'demo')).json()).toEqual({ name: 'nobody' });
  });

  it('P3: takes a session for none that is not the one a page began with', async () => {
    const named = (id: string) =>
      sample.app.inject({ url: '/t/demo/mine', headers: { 'x-session': 'demo', 'x-session-id': id } });
    expect((await named('session-1')).statusCode).toBe(200);
    expect((await named('session-2')).json()).toMatchObject({ status: 401, code: 'session.required' });
  });

  it('L1: refuses who lacks the permission, and has the refusal recorded', async () => {
    expect((await get('/t/demo/guarded', 'demo:bindings.end')).statusCode).toBe(200);
    expect(log.refusals).toEqual([]);
    const answer = await get('/t/demo/guarded', 'demo:bindings.read');
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'permission.missing',
      permission: 'bindings.end',
    });
    expect(log.refusals).toMatchObject([
      { permission: 'bindings.end', principal: { accountId: 'account-1' } },
    ]);
  });
});

describe('a process at start', () => {
  @Controller('silent')
  class SilentRoutes {
    @Get()
    nothing(): string {
      return '';
    }
  }

  @Controller('torn')
  class TornRoutes {
    @Get()
    @Public('sample')
    @SignedIn()
    both(): string {
      return '';
    }
  }

  @Controller('inherited')
  @Public('sample')
  class InheritedRoutes {
    @Get()
    fromController(): string {
      return '';
    }

    @Get('own')
    @SignedIn()
    own(): string {
      return '';
    }
  }

  it('refuses to boot while a route states no access or more than one, and names each', async () => {
    const start = startSampleApp({ controllers: [SilentRoutes, TornRoutes, InheritedRoutes] });
    const error: unknown = await start.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message.split('\n').slice(1)).toEqual([
      'SilentRoutes.nothing states no access',
      'TornRoutes.both states more than one access',
    ]);
  });
});
