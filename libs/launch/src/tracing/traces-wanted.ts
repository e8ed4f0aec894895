/** Variables that name a collector of traces, as OpenTelemetry defines them. */
const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/** Whether the environment asks for traces: it names a collector, and does not switch them off. */
export function areTracesWanted(environment: NodeJS.ProcessEnv): boolean {
  if (environment['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return false;
  if (environment['OTEL_TRACES_EXPORTER'] === 'none') return false;
  return ENDPOINTS.some((name) => (environment[name] ?? '') !== '');
}
