/** Can also be read from the file that `<NAME>_FILE` names, and is never shown. */
export const SECRET = { secret: true };

/** Used only by `npm start`, not by a production installation. */
export const TRIAL = { trial: true };
