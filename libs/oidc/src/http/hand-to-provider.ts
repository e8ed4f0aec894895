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

  /** @param visit what it may ask for: the provider sees no other part of the portal */
  async execute(tenant: Tenant, request: FastifyRequest, reply: FastifyReply, visit: Visit): Promise<void> {
    const { callback } = await this.providers.of(tenant);
    const { raw } = request;
    // Addresses are made of these: none of them is what somebody has sent.
    Object.assign(raw.headers, this.#forwarded, { 'x-forwarded-for': clientAddress(request) });
    // A part of the address was read by the controller, such as a code that it fills in.
    const url = request.url.slice(`/t/${tenant.slug}`.length);
    const replayed = replayedRequest(raw, url, request.body);
    noteVisit(replayed, visit);
    await callback(replayed, handOver(request, reply));
  }
}
