import { Module } from '@nestjs/common';
import { Outgoing } from './outgoing.js';
import { SendMails } from './send-mails.js';
import { Smtp } from './smtp.js';
import { WaitingMails } from './waiting-mails.js';

/** Puts mails on their way, in the transactions of those who send them. */
@Module({ providers: [Outgoing], exports: [Outgoing] })
export class MailModule {}

/** The worker's part: it sends them. */
@Module({ imports: [MailModule], providers: [SendMails, Smtp, WaitingMails] })
export class MailWorkerModule {}
