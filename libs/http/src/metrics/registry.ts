import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { VERSION } from '#launch';

/** Injection token of the process's prom-client `Registry`; features register their own metrics there. */
export const METRICS = Symbol('Metrics');

/** A separate registry, with event loop lag, memory and garbage collection of the process, and its version. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'openeiam_build_info',
    help: 'Always 1; the labels tell which version of the product runs on which Node.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version: VERSION, node: process.versions.node }, 1);
  return registry;
}
