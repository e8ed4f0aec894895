import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { resolveOptional, TenantResolver } from '#http';
import { addressedTenant } from '../context/remembered-tenant.js';
import type { BrandedTenant } from '../context/branded-tenant.js';

const BELOW_TENANT = /^\/t\/([^/?]+)/;

/** Finds the tenant whose portal a person meant, even if the address leads to no page: its error pages carry the brand, too. */
@Injectable()
export class VisitedTenant {
  constructor(private readonly moduleRef: ModuleRef) {}

  async of(request: FastifyRequest): Promise<BrandedTenant | undefined> {
    const addressed = addressedTenant(request);
    if (addressed !== undefined || !request.is404) return addressed;
    const [, slug] = BELOW_TENANT.exec(request.url) ?? [];
    if (slug === undefined) return undefined;
    const found = await resolveOptional(this.moduleRef, TenantResolver)?.bySlug(slug.toLowerCase());
    return found?.status === 'active' ? (found as unknown as BrandedTenant) : undefined;
  }
}

/** The same address with a lower-case slug, for people who type it in capitals. */
export function withSmallSlug(request: FastifyRequest): string | undefined {
  const [path, slug] = BELOW_TENANT.exec(request.url) ?? [];
  if (request.method !== 'GET' || path === undefined || slug === undefined) return undefined;
  const small = slug.toLowerCase();
  return small === slug ? undefined : `/t/${small}${request.url.slice(path.length)}`;
}
