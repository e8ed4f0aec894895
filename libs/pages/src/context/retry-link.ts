import type { FastifyRequest } from 'fastify';

/** Where a person can start again. */
export interface WayBack {
  readonly href: string;
  /** Another browser shows the flow that this request is a step of, and the person can continue there. */
  readonly isBesideBrowser: boolean;
}

const links = new WeakMap<FastifyRequest, WayBack>();

/** Remembers where to start again if this request fails with an error that passes. */
export function setRetryLink(request: FastifyRequest, link: WayBack): void {
  links.set(request, link);
}

export function rememberedWayBack(request: FastifyRequest): WayBack | undefined {
  return links.get(request);
}
