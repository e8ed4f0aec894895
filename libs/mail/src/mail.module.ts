import { Module } from '@nestjs/common';
import { FailedMails } from './failed-mails.js';
import { MailServer } from './mail-server.js';
import { Outgoing } from './outgoing.js';

/** Enqueues mails in the sender's transaction, and shows those that wait. */
@Module({ providers: [Outgoing, FailedMails, MailServer], exports: [Outgoing, FailedMails, MailServer] })
export class MailModule {}
