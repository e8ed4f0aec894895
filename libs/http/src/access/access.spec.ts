import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { requestContext } from '#runtime';
import { SampleAccessLog, SamplePrincipals, SampleTenants } from '../sample/sample-ports.js';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import {
  AccessLog,
  CurrentPrincipal,
  CurrentTenant,
  FreshAuthentication,
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

  @Get('sensitive')
  @RequirePermission('keys.manage')
  @FreshAuthentication()
  sensitive(): string {
    return 'done';
  }

  @Get('own-sensitive')
  @SignedIn()
  @FreshAuthentication()
  ownSensitive(): string {
    return 'done';
  }

  @Get('ruled')
  @RequirePermission('bindings.end')
  ruled(): string {
    throw new DomainError('forbidden', 'accounts.more_privileged');
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

  it('passes the tenant of the address to the route', async () => {
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

  it('sets the account as the actor once a session is found', async () => {
    const answer = await get('/t/demo/mine', 'demo');
    expect(answer.json()).toEqual({
      account: 'account-1',
      actor: { kind: 'account', accountId: 'account-1' },
    });
  });

  it('does not look up a session for a route that needs none', async () => {
    const before = principals.asked;
    await get('/t/demo/open', 'demo');
    expect(principals.asked).toBe(before);
    expect((await get('/t/demo/curious', 'demo')).json()).toEqual({ name: 'Alice' });
    expect((await get('/t/demo/curious')).json()).toEqual({ name: 'nobody' });
  });

  it('P3: ignores a session of another tenant', async () => {
    expect((await get('/t/other/mine', 'demo')).statusCode).toBe(401);
    expect((await get('/t/other/guarded', 'demo:bindings.end')).statusCode).toBe(401);
    expect((await get('/t/other/curious', 'demo')).json()).toEqual({ name: 'nobody' });
  });

  it('P3: ignores a session that differs from the one that a page began with', async () => {
    const named = (id: string) =>
      sample.app.inject({ url: '/t/demo/mine', headers: { 'x-session': 'demo', 'x-session-id': id } });
    expect((await named('session-1')).statusCode).toBe(200);
    expect((await named('session-2')).json()).toMatchObject({ status: 401, code: 'session.required' });
  });

  it('L1: refuses a request without the permission, and records the refusal', async () => {
    expect((await get('/t/demo/guarded', 'demo:bindings.end')).statusCode).toBe(200);
    expect(log.refusals).toEqual([]);
    const answer = await get('/t/demo/guarded', 'demo:bindings.read');
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'permission.missing',
      permission: 'bindings.end',
      detail: 'This needs the permission "bindings.end".',
    });
    expect(log.refusals).toMatchObject([
      {
        reason: 'permission.missing',
        permission: 'bindings.end',
        principal: { accountId: 'account-1' },
      },
    ]);
  });

  it('L1: records what a rule behind the route refuses to somebody with its permission', async () => {
    log.refusals.length = 0;
    expect((await get('/t/demo/ruled', 'demo:bindings.end')).statusCode).toBe(403);
    expect(log.refusals).toMatchObject([{ reason: 'accounts.more_privileged', permission: 'bindings.end' }]);
  });

  it('K8: demands a fresh authentication of an old session if the route does, and records that', async () => {
    log.refusals.length = 0;
    expect((await get('/t/demo/sensitive', 'demo:keys.manage')).statusCode).toBe(200);
    expect((await get('/t/demo/own-sensitive', 'demo')).statusCode).toBe(200);
    for (const path of ['sensitive', 'own-sensitive']) {
      const answer = await get(`/t/demo/${path}`, 'demo:keys.manage:stale');
      expect(answer.json()).toMatchObject({ status: 403, code: 'session.not_fresh' });
    }
    expect((await get('/t/demo/guarded', 'demo:bindings.end:stale')).statusCode).toBe(200);
    expect(log.refusals.map(({ reason, permission }) => [reason, permission])).toEqual([
      ['session.not_fresh', 'keys.manage'],
      ['session.not_fresh', undefined],
    ]);
  });

  it('K8: reports a missing permission instead of demanding a proof that would not help', async () => {
    const answer = await get('/t/demo/sensitive', 'demo:bindings.end:stale');
    expect(answer.json()).toMatchObject({ code: 'permission.missing' });
  });
});
