/** A command failed. The message is the line that the operator reads. */
export class CommandFailure extends Error {}

/** A command was used wrongly, in a way that only its work notices. The message is the line that the operator reads. */
export class WrongUsage extends CommandFailure {}
