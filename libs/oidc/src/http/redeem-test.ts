import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Tenant } from '#tenancy';
import { OpenIdProviders } from '../application/openid-providers.js';
import type { ReturnedTest } from '../application/test-logons.js';

const answer = z.object({
  access_token: z.string().optional(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
  token_type: z.string().optional(),
  expires_in: z.number().optional(),
  scope: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

const claims = z.record(z.string(), z.unknown());

type Claims = z.output<typeof claims>;

/** What an application would have received. */
export interface TestResult {
  readonly error: string | undefined;
  readonly idToken: { readonly header: Claims; readonly claims: Claims } | undefined;
  readonly userInfo: Claims | undefined;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Redeems the code of a test logon in place of the application, through the same endpoints that applications call. */
@Injectable()
export class RedeemTest {
  constructor(private readonly providers: OpenIdProviders) {}

  async execute(
    server: FastifyInstance,
    tenant: Tenant,
    code: string,
    { applicationId, verifier, callback }: ReturnedTest,
  ): Promise<TestResult> {
    const base = `/t/${tenant.slug}/oidc`;
    const credentials = Buffer.from(`${applicationId}:${this.providers.testSecret}`).toString('base64');
    const redeemed = await server.inject({
      method: 'POST',
      url: `${base}/token`,
      headers: {
        authorization: `Basic ${credentials}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: callback,
        code_verifier: verifier,
      }).toString(),
    });
    const tokens = answer.parse(redeemed.json());
    const { access_token: access, id_token: id, refresh_token: refresh, error, ...facts } = tokens;
    const told =
      access === undefined || id === undefined
        ? undefined
        : await server.inject({ url: `${base}/userinfo`, headers: { authorization: `Bearer ${access}` } });
    await this.forget(tenant, access, refresh);
    return {
      error: error && [error, tokens.error_description].filter(Boolean).join(': '),
      idToken: id === undefined ? undefined : decoded(id),
      userInfo: told && claims.parse(told.json()),
      answer: { ...facts, refresh_token_given: refresh !== undefined },
    };
  }

  /** Revokes the tokens, which are not needed any more. */
  private async forget(tenant: Tenant, access?: string, refresh?: string): Promise<void> {
    const { provider } = await this.providers.of(tenant);
    const [accessToken, refreshToken] = await Promise.all([
      access === undefined ? undefined : provider.AccessToken.find(access),
      refresh === undefined ? undefined : provider.RefreshToken.find(refresh),
    ]);
    await Promise.all([accessToken?.destroy(), refreshToken?.destroy()]);
  }
}

function decoded(token: string): { readonly header: Claims; readonly claims: Claims } {
  const [header = '', body = ''] = token.split('.');
  return { header: partOf(header), claims: partOf(body) };
}

function partOf(part: string): Claims {
  return claims.parse(JSON.parse(Buffer.from(part, 'base64url').toString()));
}
