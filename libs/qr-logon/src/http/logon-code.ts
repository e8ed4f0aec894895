import * as z from 'zod';

/**
 * A code that a provider's app gave to our page, in the body of a request. Printable ASCII without spaces. It is opaque to us; length and
 * characters are limited so that it can do no harm in what carries it.
 */
export const logonCode = z.string().regex(/^[\x21-\x7e]{1,512}$/);
