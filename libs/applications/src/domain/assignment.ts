import type { Role } from '#accounts';

/** Whom an application is assigned to. */
export type Assignee =
  | { readonly role: Role; readonly accountId?: undefined; readonly unitId?: undefined }
  | { readonly accountId: string; readonly role?: undefined; readonly unitId?: undefined }
  | { readonly unitId: string; readonly role?: undefined; readonly accountId?: undefined };

/** That an application is assigned to a role, to one account, or to everybody in a unit and below it. */
export interface Assignment {
  readonly id: string;
  readonly role: Role | null;
  readonly account: { readonly id: string; readonly username: string; readonly displayName: string } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}
