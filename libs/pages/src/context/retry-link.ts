import type { FastifyRequest } from 'fastify';

/** Where a person can start again. */
export interface RetryLink {
  readonly href: string;
  /** Another browser shows the flow that this request is a step of, and the person can continue there. */
  readonly isBesideBrowser: boolean;
}

const links = new WeakMap<FastifyRequest, RetryLink>();

/** Remembers where to start again if this request fails with an error that passes. */
export function setRetryLink(request: FastifyRequest, link: RetryLink): void {
  links.set(request, link);
}

export function retryLinkOf(request: FastifyRequest): RetryLink | undefined {
  return links.get(request);
}
