/** The database, or the login that the settings name for it, is not one to work on. The message says what to do. */
export class UnusableDatabase extends Error {}
