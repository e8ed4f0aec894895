import { areTracesWanted } from './tracing/traces-wanted.js';
import { VERSION } from './version.js';

/** Oldest major version of Node that the product runs on. */
export const NEEDED_NODE = 24;

/**
 * Runs a process: `start` loads everything else. On a Node that is too old, it exits with 1 and one line that says what to do. With
 * `--version` alone it prints the product's version.
 *
 * @param traced service name for traces of this process, if the environment asks for traces; without it, none are sent
 */
export async function launch(start: () => Promise<unknown>, traced?: string): Promise<void> {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < NEEDED_NODE) {
    console.error(
      `openeiam ${VERSION} needs Node ${String(NEEDED_NODE)} or newer, and this is ${node}. ` +
        "Install one, or start with npm in the product's folder, which brings its own.",
    );
    process.exitCode = 1;
    return;
  }
  const [only, ...others] = process.argv.slice(2);
  if (only === '--version' && others.length === 0) console.log(VERSION);
  else {
    // Stack traces show source lines. Node's flag would do the same, but then even code that only asks for its caller, like the log at its
    // start, makes Node decode the maps: some 5 MB that stay.
    process.setSourceMapsEnabled(true);
    if (traced !== undefined && areTracesWanted(process.env)) await beginTracing(traced);
    await start();
  }
}

/** OpenTelemetry is loaded only here, and only where it is installed with the product. */
async function beginTracing(service: string): Promise<void> {
  try {
    const { startTracing } = await import('./tracing/start-tracing.js');
    startTracing(service);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    console.error(
      'OTEL_EXPORTER_OTLP_ENDPOINT is set, but this installation was built without tracing, so nothing is traced. docs/operations.md says how to build it with tracing.',
    );
  }
}
