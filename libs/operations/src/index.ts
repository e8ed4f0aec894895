export { ListEncryptionKeys, type EncryptionKey } from './encryption-keys/list-encryption-keys.js';
export { RetireEncryptionKey } from './encryption-keys/retire-encryption-key.js';
export { RotateEncryptionKeys } from './encryption-keys/rotate-encryption-keys.js';
export * from './events.js';
export { DecideDeliveries } from './failed-work/decide-deliveries.js';
export { DecideMails } from './failed-work/decide-mails.js';
export { Journal, type JournalEntry, type ListedEntry } from './journal/journal.js';
export { OperationsModule } from './operations.module.js';
