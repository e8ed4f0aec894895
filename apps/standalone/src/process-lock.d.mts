/** `holder`: the id of another process that holds the lock. `release`: gives back the lock that was taken. */
export type Taken =
  | { readonly holder: number; readonly release?: undefined }
  | { readonly holder?: undefined; readonly release: () => void };

/** Takes a lock for this process, unless a living process holds it. Its folder must exist. */
export function takeLock(lock: string): Taken;
