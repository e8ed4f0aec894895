/** A file of its own, to be loaded with the first mail: most processes never need the memory that it takes. */
export { createTransport } from 'nodemailer';
