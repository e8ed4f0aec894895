/** What every command about one group is told. */
export interface OneGroup {
  readonly tenant: string;
  readonly group: string;
}
