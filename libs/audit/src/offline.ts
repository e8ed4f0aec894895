// The second door of this lib, for whoever verifies a file and has no product: nothing behind it needs Nest, a database,
// settings or a network.
export { PublicKeys } from './signing/public-keys.js';
export { verifyFile, type FileVerdict } from './verification/verify-file.js';
