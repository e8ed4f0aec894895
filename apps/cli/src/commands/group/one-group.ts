/** The arguments of every command about one group. */
export interface OneGroup {
  readonly tenant: string;
  readonly group: string;
}
