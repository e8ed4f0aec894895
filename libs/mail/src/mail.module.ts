import { Module } from '@nestjs/common';
import { FailedMails } from './failed-mails.js';
import { MailServer } from './mail-server.js';
import { Outgoing } from './outgoing.js';
import { SendMails } from './sending/send-mails.js';
import { Smtp } from './sending/smtp.js';
import { PurgeMails } from './tasks/purge-mails.js';

/** Enqueues mails in the sender's transaction, and shows those that wait. */
@Module({ providers: [Outgoing, FailedMails, MailServer], exports: [Outgoing, FailedMails, MailServer] })
export class MailModule {}

/** The worker's part: it sends them. */
@Module({ imports: [MailModule], providers: [SendMails, Smtp, PurgeMails] })
export class MailWorkerModule {}
