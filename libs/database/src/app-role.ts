/**
 * The role that every process works as. It owns nothing and cannot bypass row-level security; the login of
 * `DATABASE_URL` only has to be a member of it.
 */
export const APP_ROLE = 'openeiam_app';
