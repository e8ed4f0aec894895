// The second entry point of this lib, for verifying a file without the product: nothing behind it needs Nest, a database, settings or a network.
export { PublicKeys } from './signing/public-keys.js';
export { verifyFile, type FileVerdict } from './verification/verify-file.js';
