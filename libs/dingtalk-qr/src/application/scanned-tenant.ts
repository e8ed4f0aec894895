import { Injectable } from '@nestjs/common';
import { hashSecret, isSecret } from '#kernel';
import { UnitOfWork } from '#database';

/** Tells whose a scanned QR code is. */
@Injectable()
export class ScannedTenant {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The tenant that issued the opaque value, or null. Changes nothing, so link previews are harmless. */
  async of(scan: string): Promise<string | null> {
    if (!isSecret(scan)) return null;
    const [row] = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ tenant: string | null }>('select dingtalk_qr.tenant_of_scan($1) as tenant', [
        hashSecret(scan),
      ]),
    );
    return row?.tenant ?? null;
  }
}
