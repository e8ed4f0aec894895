import type { Role } from '#accounts';

/** Whom an application is assigned to. */
export type Assignee =
  | (Others & { readonly role: Role })
  | (Others & { readonly accountId: string })
  | (Others & { readonly unitId: string })
  | (Others & { readonly groupId: string });

/** What an assignment does not name. */
interface Others {
  readonly role?: Role | undefined;
  readonly accountId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly groupId?: string | undefined;
}

/** That an application is assigned to a role, to one account, to everybody in a unit and below it, or to a group. */
export interface Assignment {
  readonly id: string;
  readonly role: Role | null;
  readonly account: { readonly id: string; readonly username: string; readonly displayName: string } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}
