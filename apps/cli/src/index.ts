export { CliModule } from './product/cli.module.js';
