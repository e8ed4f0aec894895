import * as z from 'zod';

/**
 * A code that a provider's app gave to our page, in the body of a request. Printable ASCII without space: opaque to us, yet
 * never long or strange enough to disturb what carries it.
 */
export const logonCode = z.string().regex(/^[\x21-\x7e]{1,512}$/);
