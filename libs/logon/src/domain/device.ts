/** The device that a logon happens in, as the server sees it. */
export interface Device {
  readonly ip: string;
  readonly userAgent: string;
}
