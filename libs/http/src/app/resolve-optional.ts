import type { ModuleRef } from '@nestjs/core';
import { UnknownElementException } from '@nestjs/core/errors/exceptions/unknown-element.exception.js';

/** An abstract class that serves as the token of its implementation. */
type Port<T> = abstract new (...args: never[]) => T;

/** The implementation of a port of this lib by any feature of the process, or undefined if there is none. */
export function resolveOptional<T>(moduleRef: ModuleRef, port: Port<T> | symbol): T | undefined {
  try {
    return moduleRef.get<T>(port, { strict: false });
  } catch (error) {
    if (error instanceof UnknownElementException) return undefined;
    throw error;
  }
}
