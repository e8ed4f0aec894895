/** A record with an invalid form. The message describes the error in a few words. */
export class UnreadableRecord extends Error {
  /** @param sequence the number that it claims, if it is readable */
  constructor(
    message: string,
    readonly sequence?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
