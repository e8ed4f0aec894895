/** Log output that is captured instead of written to standard output. */
export interface CapturedLog {
  read(): string;
  /** Restores standard output. */
  release(): void;
}

/** Captures the log. Loggers call `process.stdout.write` anew for each line, so replacing it is enough. */
export function captureLog(): CapturedLog {
  const { stdout } = process;
  const own = Object.getOwnPropertyDescriptor(stdout, 'write');
  const chunks: string[] = [];
  const write = (chunk: string | Uint8Array): boolean => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return true;
  };
  Object.defineProperty(stdout, 'write', { value: write, configurable: true, writable: true });
  return {
    read: () => chunks.join(''),
    release: () => {
      if (own === undefined) Reflect.deleteProperty(stdout, 'write');
      else Object.defineProperty(stdout, 'write', own);
    },
  };
}
