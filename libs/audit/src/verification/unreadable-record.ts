/** What should be a record has another form. The message says in a few words what is wrong. */
export class UnreadableRecord extends Error {
  /** @param sequence the number that it seems to have, if that can be read */
  constructor(
    message: string,
    readonly sequence?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
