/** The start cannot go on. The message is one line for the person at the terminal and says what to do. */
export class StartFailure extends Error {}
