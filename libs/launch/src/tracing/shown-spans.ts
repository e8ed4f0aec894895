import { SpanStatusCode, type Attributes } from '@opentelemetry/api';
import type { ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/**
 * The attributes of a span that leave the process. Page addresses hold secrets of codes and links, statements hold search terms, and errors
 * can hold anything: whatever is not in this list stays here.
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

/** Exports spans without secrets and personal data. */
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
  // Everything else is read from the span itself.
  return Object.create(
    span,
    Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, { value, enumerable: true }])),
  ) as ReadableSpan;
}

function allowed(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => SHOWN.includes(name)));
}
