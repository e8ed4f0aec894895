/** A command failed. The message is the line that the operator reads. */
export class CommandFailure extends Error {}
