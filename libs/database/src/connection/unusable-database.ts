/** The database, or the login that the settings name for it, is unsuitable. The message says what to do. */
export class UnusableDatabase extends Error {}
