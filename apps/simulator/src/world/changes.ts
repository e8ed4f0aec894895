/** The contact events of DingTalk for internal apps. */
export type ContactEventType =
  | 'user_add_org'
  | 'user_modify_org'
  | 'user_leave_org'
  | 'org_dept_create'
  | 'org_dept_modify'
  | 'org_dept_remove';

/** A change in an organisation. */
export interface Change {
  readonly corpId: string;
  readonly type: ContactEventType;
  /** `userId`s, or ids of departments. */
  readonly ids: readonly (string | number)[];
}

/** Publishes changes of the world. */
export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  listen(listener: (change: Change) => void): void {
    this.#listeners.add(listener);
  }

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
