export { FailedMails, type MailStats, type WaitingMail } from './failed-mails.js';
export type { MailChoice } from './infra/operator-statements.js';
export { MAIL_CONTENT } from './mail-content.js';
export { MailServer } from './mail-server.js';
export { MailModule } from './mail.module.js';
export { MailWorkerModule } from './mail-worker.module.js';
export { MailQueue } from './mail-queue.js';
export { timeInMails } from './time-in-mails.js';
