/** What loggers write from now on in place of standard output. */
export interface CapturedLog {
  read(): string;
  /** Gives standard output back. */
  release(): void;
}

/** Captures the log. Loggers write to whatever is in the place of `process.stdout.write` at that moment. */
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
