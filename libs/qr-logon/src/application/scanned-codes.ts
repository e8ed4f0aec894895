import { Injectable } from '@nestjs/common';
import { BoundedMap, hashSecret, isSecret } from '#kernel';
import { UnitOfWork } from '#database';
import { nameTenant } from '#runtime';
import { scannedCode } from '../infra/watch-statements.js';

/** Maximum number of values that a process remembers. The tenant and method of a value never change, so the cache is never wrong. */
const REMEMBERED = 2_000;

/** The tenant and logon method of a scanned QR code. */
export interface ScannedCode {
  readonly tenantId: string;
  readonly method: string;
}

/** Finds the tenant and logon method of a scanned QR code. */
@Injectable()
export class ScannedCodes {
  readonly #known = new BoundedMap<string, ScannedCode>(REMEMBERED);

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Looks the opaque value up; null if it is unknown. Changes nothing, so link previews are harmless. */
  async of(scan: string): Promise<ScannedCode | null> {
    const code = isSecret(scan) ? await this.find(scan) : null;
    if (code !== null) nameTenant(code.tenantId);
    return code;
  }

  /** Remembers a code that this process has issued: the phone that scans it will most likely ask here. */
  remember(scanHash: Buffer, code: ScannedCode): void {
    this.#known.set(keyOf(scanHash), code);
  }

  private async find(scan: string): Promise<ScannedCode | null> {
    const hash = hashSecret(scan);
    const known = this.#known.get(keyOf(hash));
    if (known !== undefined) return known;
    const [row] = await this.unitOfWork.query(null, scannedCode, { scanHash: hash });
    if (row !== undefined) this.remember(hash, row);
    return row ?? null;
  }
}

function keyOf(scanHash: Buffer): string {
  return scanHash.toString('latin1');
}
