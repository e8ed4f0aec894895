import { DomainError } from '#kernel';

/** SQLSTATE `unique_violation`. */
const UNIQUE_VIOLATION = '23505';

/** Whether PostgreSQL refused a statement because another account of the tenant has the email address. */
export function isEmailTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION &&
    'constraint' in error &&
    error.constraint === 'account_email'
  );
}

export function usernameTaken(): DomainError {
  return new DomainError('conflict', 'accounts.username_taken', { detail: 'The username is taken.' });
}

/** The error for a username that looks like another one. It does not name that account: people who may see it find it in the list. */
export function usernameConfusable(): DomainError {
  return new DomainError('conflict', 'accounts.username_confusable', {
    detail: 'The username looks like that of another account. Choose one that cannot be mistaken for it.',
  });
}

export function emailTaken(): DomainError {
  return new DomainError('conflict', 'accounts.email_taken', { detail: 'The email address is taken.' });
}
