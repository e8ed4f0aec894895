import { Injectable } from '@nestjs/common';
import { hashSecret, isSecret } from '#kernel';
import { UnitOfWork } from '#database';
import { nameTenant } from '#runtime';

/** Values remembered by a process. Whose a value is never changes, so what is remembered is never wrong. */
const REMEMBERED = 10_000;

/** Tells whose a scanned QR code is. */
@Injectable()
export class ScannedTenant {
  readonly #known = new Map<string, string>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The tenant that issued the opaque value, or null. Changes nothing, so link previews are harmless. */
  async of(scan: string): Promise<string | null> {
    const tenant = isSecret(scan) ? await this.find(scan) : null;
    if (tenant !== null) nameTenant(tenant);
    return tenant;
  }

  private async find(scan: string): Promise<string | null> {
    const hash = hashSecret(scan);
    const key = hash.toString('base64');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [row] = await this.unitOfWork.ask<{ tenant: string | null }>(
      null,
      'select dingtalk_qr.tenant_of_scan($1) as tenant',
      [hash],
    );
    const tenant = row?.tenant ?? null;
    if (tenant !== null) this.remember(key, tenant);
    return tenant;
  }

  private remember(key: string, tenant: string): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, tenant);
  }
}
