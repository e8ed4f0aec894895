/** May also be read from the file that `<NAME>_FILE` names, and is never shown. */
export const SECRET = { secret: true };

/** Means something to `npm start` alone, not to a production installation. */
export const TRIAL = { trial: true };
