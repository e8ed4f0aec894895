/** The arguments of every command about one group. */
export interface GroupOptions {
  readonly tenant: string;
  readonly group: string;
}
