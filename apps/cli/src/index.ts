export { run } from './run.js';
export { program } from './program.js';
export { CliModule } from './product/cli.module.js';
