// `npm run docs`: writes the generated pages of docs/ and checks all of them.
process.env.WRITE_DOCS = '1';
process.argv.push('test/docs');
await import('../run.mjs');
