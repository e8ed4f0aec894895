export { ListEncryptionKeys, type EncryptionKey } from './encryption-keys/list-encryption-keys.js';
export { RetireEncryptionKey } from './encryption-keys/retire-encryption-key.js';
export { RotateEncryptionKeys } from './encryption-keys/rotate-encryption-keys.js';
export { SecretsReencrypted } from './events.js';
export { Journal, type JournalEntry, type ListedEntry } from './journal/journal.js';
export { OperationsModule } from './operations.module.js';
