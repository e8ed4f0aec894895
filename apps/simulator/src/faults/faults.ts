import type { Fault, FaultName } from './fault.js';

/** The active faults. */
export class Faults {
  #active: Fault[] = [];

  /** Replaces a fault of the same name and path. */
  set(fault: Fault): void {
    this.#active = this.#active.filter((one) => one.name !== fault.name || one.path !== fault.path);
    this.#active.push(fault);
  }

  /** Clears one by name, or all. */
  clear(name?: FaultName): void {
    this.#active = name === undefined ? [] : this.#active.filter((one) => one.name !== name);
  }

  list(): readonly Fault[] {
    return [...this.#active];
  }

  /** The fault that would strike on this path, without counting it. */
  find(name: FaultName, path: string): Fault | undefined {
    return this.#active.find((one) => one.name === name && path.startsWith(one.path ?? '/'));
  }

  /** The fault that strikes on this path, counted as one of its `times`. */
  strike(name: FaultName, path: string): Fault | undefined {
    const fault = this.find(name, path);
    if (fault?.times !== undefined) {
      this.#active = this.#active.filter((one) => one !== fault);
      if (fault.times > 1) this.#active.push({ ...fault, times: fault.times - 1 });
    }
    return fault;
  }
}
