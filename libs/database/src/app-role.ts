/**
 * The role that every process works as. It owns nothing and cannot bypass row-level security. The login of `DATABASE_URL` only has to be a
 * member of this role.
 */
export const APP_ROLE = 'openeiam_app';
