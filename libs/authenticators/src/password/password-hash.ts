import { hash, verify, type Options } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage Cheat Sheet. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

/** The same text typed on different keyboards and systems must be the same password (NIST SP 800-63B-4, 3.1.1.2). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}

/** The hash to store, in PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether `stored` is the hash of `password`. Without a stored hash it costs the same and returns false, so the time does not reveal which
 * accounts exist.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const isRight = await verify(stored ?? (await decoy), normalized(password));
  return isRight && stored !== undefined;
}

/** Makes the decoy, so that not even the first attempt of a process reveals an unknown account by its time. */
export async function prepareDecoy(): Promise<void> {
  decoy ??= hashPassword('nobody has this password');
  await decoy;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/;

/** Whether a stored hash was made with weaker parameters than today's. */
export function needsRehash(stored: string): boolean {
  const found = PHC.exec(stored);
  if (found === null) return true;
  const [memory, time, lanes] = found.slice(1).map(Number);
  return (
    (memory ?? 0) < PARAMETERS.memoryCost ||
    (time ?? 0) < PARAMETERS.timeCost ||
    (lanes ?? 0) < PARAMETERS.parallelism
  );
}
