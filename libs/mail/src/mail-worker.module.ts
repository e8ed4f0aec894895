import { Module } from '@nestjs/common';
import { SendMails } from './sending/send-mails.js';
import { Smtp } from './sending/smtp.js';
import { PurgeMails } from './tasks/purge-mails.js';
import { MailModule } from './mail.module.js';

/** The worker's part: it sends mails and removes old ones. */
@Module({ imports: [MailModule], providers: [SendMails, Smtp, PurgeMails] })
export class MailWorkerModule {}
