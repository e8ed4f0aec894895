import 'reflect-metadata';
import { enableCompileCache } from 'node:module';
import { runWords } from './run-words.js';

// What is loaded for a command stays compiled for the next one: it answers a quarter of a second sooner.
enableCompileCache();

/** Milliseconds that a command is given to close its connections after its answer. */
const CLOSE_MS = 2_000;

process.exitCode = await runWords(process.argv.slice(2));
// All is said: a connection that cannot be closed must not keep the operator waiting.
setTimeout(() => process.exit(), CLOSE_MS).unref();
