import type { FastifyRequest } from 'fastify';

/** Where a person begins anew. */
export interface WayBack {
  readonly href: string;
  /** Another browser shows what this request is a step of, and the person may as well go on there. */
  readonly isBesideBrowser: boolean;
}

const remembered = new WeakMap<FastifyRequest, WayBack>();

/** Notes where to begin anew when what this request asks for fails in a way that passes. */
export function rememberWayBack(request: FastifyRequest, wayBack: WayBack): void {
  remembered.set(request, wayBack);
}

export function rememberedWayBack(request: FastifyRequest): WayBack | undefined {
  return remembered.get(request);
}
