import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientAddress, handOver } from '#http';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { OpenIdProviders } from '../application/openid-providers.js';
import { noteVisit, type Visit } from '../provider/visit.js';
import { replayedRequest } from './replayed-request.js';

/** Lets the provider of a tenant answer a request. */
@Injectable()
export class HandToProvider {
  readonly #forwarded: Readonly<Record<string, string>>;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly providers: OpenIdProviders,
  ) {
    const { host, protocol } = new URL(settings.PUBLIC_URL);
    this.#forwarded = { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
  }

  /**
   * @param visit what it may ask for: the provider sees no other part of the portal
   * @param address what it sees of the address, when the controller has read a part of it, such as a code that it fills in
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
    // Addresses are made of these: none of them is what somebody has sent.
    Object.assign(raw.headers, this.#forwarded, { 'x-forwarded-for': clientAddress(request) });
    const url = address.slice(`/t/${tenant.slug}`.length);
    const replayed = replayedRequest(raw, url, request.body);
    noteVisit(replayed, visit);
    await callback(replayed, handOver(request, reply));
  }
}
