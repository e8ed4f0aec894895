import { Injectable } from '@nestjs/common';
import { BoundedMap, hashSecret, isSecret } from '#kernel';
import { UnitOfWork } from '#database';
import { nameTenant } from '#runtime';
import { scannedCode } from '../infra/watch-statements.js';

/** Values remembered by a process. Whose a value is never changes, so what is remembered is never wrong. */
const REMEMBERED = 10_000;

/** Whose a scanned QR code is, and by which method it logs on. */
export interface ScannedCode {
  readonly tenantId: string;
  readonly method: string;
}

/** Tells whose a scanned QR code is. */
@Injectable()
export class ScannedCodes {
  readonly #known = new BoundedMap<string, ScannedCode>(REMEMBERED);

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What the opaque value stands for, or null. Changes nothing, so link previews are harmless. */
  async of(scan: string): Promise<ScannedCode | null> {
    const code = isSecret(scan) ? await this.find(scan) : null;
    if (code !== null) nameTenant(code.tenantId);
    return code;
  }

  private async find(scan: string): Promise<ScannedCode | null> {
    const hash = hashSecret(scan);
    const key = hash.toString('base64');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [row] = await this.unitOfWork.ask(null, scannedCode, { scanHash: hash });
    if (row !== undefined) this.#known.set(key, row);
    return row ?? null;
  }
}
