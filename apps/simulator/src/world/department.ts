/** The whole organisation: every other department is below it. */
export const ROOT_DEPARTMENT = 1;

/** A department of an organisation. */
export interface Department {
  readonly id: number;
  readonly corpId: string;
  readonly name: string;
  /** Null for the root alone. */
  readonly parentId: number | null;
}
