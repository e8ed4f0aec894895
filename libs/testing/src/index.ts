export { createTestDatabase, type TestDatabase } from './cluster/test-database.js';
