import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientAddress, hijackReply } from '#http';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { OpenIdProviders } from '../application/openid-providers.js';
import { noteVisit, type Visit } from '../provider/visit.js';
import { withRestoredBody } from './with-restored-body.js';

/** Passes a request to the provider of its tenant. */
@Injectable()
export class DelegateToProvider {
  readonly #forwarded: Readonly<Record<string, string>>;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly providers: OpenIdProviders,
  ) {
    const { host, protocol } = new URL(settings.PUBLIC_URL);
    this.#forwarded = { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
  }

  /**
   * @param visit all that the provider can learn from the portal about this request
   * @param address the address passed to the provider, where the controller has already taken a part out of it, such as a device's code
   */
  async execute(
    tenant: Tenant,
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    address = request.url,
  ): Promise<void> {
    const { callback } = await this.providers.of(tenant);
    const { raw } = request;
    // The provider builds addresses from these headers, so values from the request are overwritten.
    Object.assign(raw.headers, this.#forwarded, { 'x-forwarded-for': clientAddress(request) });
    const url = address.slice(`/t/${tenant.slug}`.length);
    const restored = withRestoredBody(raw, url, request.body);
    noteVisit(restored, visit);
    await callback(restored, hijackReply(request, reply));
  }
}
