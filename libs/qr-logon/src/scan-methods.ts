import { Injectable } from '@nestjs/common';
import { methodDisabled } from '#logon-menu';
import type { ScanMethod } from './scan-method.js';

/** The scan methods of this process. */
@Injectable()
export class ScanMethods {
  readonly #methods = new Map<string, ScanMethod>();

  register(method: ScanMethod): void {
    if (this.#methods.has(method.key)) throw new Error(`Two scan methods have the key ${method.key}`);
    this.#methods.set(method.key, method);
  }

  get all(): readonly ScanMethod[] {
    return [...this.#methods.values()];
  }

  /** Throws `forbidden method.disabled` for a key that no scan method has. */
  byKey(key: string): ScanMethod {
    const method = this.#methods.get(key);
    if (method === undefined) throw methodDisabled(key);
    return method;
  }
}
