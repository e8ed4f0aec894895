/** A command cannot be done. The message is the one line that the operator reads. */
export class CommandFailure extends Error {}
