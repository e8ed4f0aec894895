import type { Role } from '#accounts';

/** To whom an application is assigned. */
export type Assignee =
  | (Others & { readonly role: Role })
  | (Others & { readonly accountId: string })
  | (Others & { readonly unitId: string })
  | (Others & { readonly groupId: string });

/** The other kinds of assignee, which an assignment leaves out. */
interface Others {
  readonly role?: Role | undefined;
  readonly accountId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly groupId?: string | undefined;
}

/** The assignment of an application to a role, to one account, to everybody in or below a unit, or to a group. */
export interface Assignment {
  readonly id: string;
  readonly role: Role | null;
  readonly account: { readonly id: string; readonly username: string; readonly displayName: string } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}
