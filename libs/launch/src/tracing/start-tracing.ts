import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { register, supportsSyncHooks } from 'import-in-the-middle/register-hooks.mjs';
import { VERSION } from '../version.js';
import { RouteNames } from './route-names.js';
import { samplerOf } from './sampler.js';
import { ShownSpans } from './shown-spans.js';

/** Milliseconds that a collector may take. It only delays the end of a process. */
const EXPORT_MS = 2_000;

/**
 * Traces requests, statements and Redis commands of this process, and sends the traces where the standard variables say. Must run before
 * any of these libraries is loaded.
 *
 * @param service name of the process, unless `OTEL_SERVICE_NAME` gives another
 */
export function startTracing(service: string): void {
  // pg and ioredis are imported, not required, so they cannot be patched otherwise. Node before 24.11 does not support this.
  if (supportsSyncHooks()) register({ include: ['pg', 'ioredis'] });
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': service, 'service.version': VERSION }))
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(process.env),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new ShownSpans(new OTLPTraceExporter()),
        exportTimeoutMillis: EXPORT_MS,
      }),
    ],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // A stranger's header must not decide what is traced: it counts only if the operator says so.
  if (process.env['OTEL_PROPAGATORS']?.split(',').includes('tracecontext') === true)
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  registerInstrumentations({ tracerProvider: provider, instrumentations: instrumentations() });
  process.once('beforeExit', () => void provider.shutdown());
}

function instrumentations() {
  const routes = new RouteNames();
  return [
    new HttpInstrumentation({
      disableOutgoingRequestInstrumentation: true,
      applyCustomAttributesOnSpan: (span, request) => {
        const route = routes.of(request);
        if (route === undefined) return;
        span.setAttribute('http.route', route);
        span.updateName(`${'method' in request ? (request.method ?? '') : ''} ${route}`);
      },
    }),
    new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
    new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
  ];
}
