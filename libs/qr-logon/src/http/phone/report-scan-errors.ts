import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '#runtime';
import { RecordScanError } from '../../application/record-scan-error.js';
import { NotIdentified } from '../../domain/not-identified.js';
import type { ScanError } from '../../domain/scan-error.js';

/** A scanned code and its tenant. */
interface Read {
  readonly tenantId: string;
  readonly scanHash: Buffer;
}

/** Tells the browser what the phone shows, so that people need not guess which of the two to look at. */
@Injectable()
export class ReportScanErrors {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly recordScanError: RecordScanError,
  ) {}

  /** Returns the result of `asking`; if it fails, the browser learns why before the phone does. */
  async whyNot<T>(read: Read, asking: Promise<T>): Promise<T> {
    try {
      return await asking;
    } catch (error) {
      const scanError = error instanceof NotIdentified ? error.trouble : undefined;
      if (scanError !== undefined) await this.tell(read, scanError);
      throw error;
    }
  }

  /** A failure here is only logged: it must not hide the answer to the phone. */
  async tell({ tenantId, scanHash }: Read, scanError: ScanError): Promise<void> {
    try {
      await this.recordScanError.execute(tenantId, scanHash, scanError);
    } catch (err) {
      this.logger.warn({ err }, "A waiting browser could not be notified of its phone's page");
    }
  }
}
