import { Module } from '@nestjs/common';
import { FailedMails } from './failed-mails.js';
import { MailServer } from './mail-server.js';
import { MailQueue } from './mail-queue.js';

/** Enqueues mails in the sender's transaction, and shows those that wait. */
@Module({ providers: [MailQueue, FailedMails, MailServer], exports: [MailQueue, FailedMails, MailServer] })
export class MailModule {}
