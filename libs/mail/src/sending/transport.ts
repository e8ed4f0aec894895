/** A file of its own, as it is loaded with the first mail: it takes memory that most processes never need. */
export { createTransport } from 'nodemailer';
