import type { ModuleRef } from '@nestjs/core';
import { UnknownElementException } from '@nestjs/core/errors/exceptions/unknown-element.exception.js';

/** An abstract class that serves as the token of its implementation. */
type Port<T> = abstract new (...args: never[]) => T;

/** What a feature anywhere in the process provides for a port of this lib, or undefined when none does. */
export function provided<T>(moduleRef: ModuleRef, port: Port<T> | symbol): T | undefined {
  try {
    return moduleRef.get<T>(port, { strict: false });
  } catch (error) {
    if (error instanceof UnknownElementException) return undefined;
    throw error;
  }
}
