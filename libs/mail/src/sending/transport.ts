/** A separate file, loaded with the first mail: most processes never need the memory that it takes. */
export { createTransport } from 'nodemailer';
