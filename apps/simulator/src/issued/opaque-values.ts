import { createHash } from 'node:crypto';

/** Values that look random but are the same in every run with the same seed. Acceptable only in a simulator. */
export class OpaqueValues {
  #count = 0;

  constructor(private readonly seed: string) {}

  /** 32 hexadecimal digits. */
  next(purpose: string): string {
    this.#count += 1;
    return createHash('sha256').update(`${this.seed}|${purpose}|${this.#count}`).digest('hex').slice(0, 32);
  }
}
