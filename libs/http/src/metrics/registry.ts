import { collectDefaultMetrics, Registry } from 'prom-client';

/** Injection token of the process's prom-client `Registry`; features register their own figures there. */
export const METRICS = Symbol('Metrics');

/** A registry of its own, with event loop lag, memory and garbage collection of the process. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
