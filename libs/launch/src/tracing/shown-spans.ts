import { SpanStatusCode, type Attributes } from '@opentelemetry/api';
import type { ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/**
 * What of a span leaves the process. Addresses of pages hold secrets of codes and links, statements hold what people searched for, and
 * errors hold anything: what is not in this list stays here.
 */
const SHOWN: readonly string[] = [
  'db.name',
  'db.namespace',
  'db.operation',
  'db.operation.name',
  'db.system',
  'db.system.name',
  'error.type',
  'http.method',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'http.status_code',
  'network.protocol.version',
  'server.address',
  'server.port',
  'url.scheme',
];

/** Sends spans without what is secret or personal. */
export class ShownSpans implements SpanExporter {
  constructor(private readonly exporter: SpanExporter) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans.map(shown), done);
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }
}

function shown(span: ReadableSpan): ReadableSpan {
  const { code } = span.status;
  const changes: Partial<ReadableSpan> = {
    attributes: allowed(span.attributes),
    events: [],
    links: [],
    status: code === SpanStatusCode.ERROR ? { code } : span.status,
  };
  // The rest is read through to the span itself.
  return Object.create(
    span,
    Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, { value, enumerable: true }])),
  ) as ReadableSpan;
}

function allowed(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => SHOWN.includes(name)));
}
