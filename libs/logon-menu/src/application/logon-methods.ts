import { Injectable } from '@nestjs/common';
import type { LogonMethod } from '../domain/logon-method.js';

const KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** Every logon method of this process, in the order of registration. Their modules register them at start. */
@Injectable()
export class LogonMethods {
  readonly #methods = new Map<string, LogonMethod>();

  register(method: LogonMethod): void {
    if (!KEY.test(method.key)) throw new Error(`"${method.key}" is no key of a logon method`);
    if (this.#methods.has(method.key)) throw new Error(`The logon method ${method.key} is registered twice`);
    this.#methods.set(method.key, method);
  }

  all(): readonly LogonMethod[] {
    return [...this.#methods.values()];
  }

  byKey(key: string): LogonMethod | undefined {
    return this.#methods.get(key);
  }
}
