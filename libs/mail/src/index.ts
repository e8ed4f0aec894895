export { FailedMails, type MailChoice, type MailFigures, type WaitingMail } from './failed-mails.js';
export { MAIL_CONTENT } from './mail-content.js';
export { MailServer } from './mail-server.js';
export { MailModule, MailWorkerModule } from './mail.module.js';
export { Outgoing } from './outgoing.js';
