/** A lock that another process holds has its id, one that was taken how to give it back. */
export type Taken =
  | { readonly holder: number; readonly release?: undefined }
  | { readonly holder?: undefined; readonly release: () => void };

/** Takes a lock for this process, unless a living one holds it. Its folder must exist. */
export function takeLock(lock: string): Taken;
