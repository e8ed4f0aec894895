import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { MailQueue } from '#mail';
import { SETTINGS, type Settings } from '#runtime';
import type { CheckpointSink } from './checkpoint-sink.js';
import { FileSink } from './file-sink.js';
import { MailSink } from './mail-sink.js';
import { UrlSink } from './url-sink.js';

/** The checkpoint sinks that the operator has configured. */
@Injectable()
export class ConfiguredSinks {
  readonly all: readonly CheckpointSink[];

  constructor(@Inject(SETTINGS) settings: Settings, unitOfWork: UnitOfWork, mailQueue: MailQueue) {
    const { AUDIT_CHECKPOINT_FILE: file, AUDIT_CHECKPOINT_URL: url, AUDIT_CHECKPOINT_MAIL: mail } = settings;
    this.all = [
      ...(file === undefined ? [] : [new FileSink(file)]),
      ...(url === undefined ? [] : [new UrlSink(url)]),
      ...(mail === undefined ? [] : [new MailSink(mail, unitOfWork, mailQueue)]),
    ];
  }
}
