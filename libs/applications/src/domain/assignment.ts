import type { Role } from '#accounts';

/** Whom an application is assigned to. */
export type Assignee =
  | { readonly role: Role; readonly accountId?: undefined }
  | { readonly accountId: string; readonly role?: undefined };

/** That an application is assigned to a role or to one account. */
export interface Assignment {
  readonly id: string;
  readonly role: Role | null;
  readonly account: { readonly id: string; readonly username: string; readonly displayName: string } | null;
  readonly createdAt: Date;
}
