/** The result of taking a lock: the process id of its holder, or a function to release it. */
export type Taken =
  | { readonly holder: number; readonly release?: undefined }
  | { readonly holder?: undefined; readonly release: () => void };

/** Takes a lock for this process, unless a running process holds it. Its folder must exist. */
export function takeLock(lock: string): Taken;
