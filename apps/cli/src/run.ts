import 'reflect-metadata';
import { enableCompileCache } from 'node:module';
import { runWords } from './run-words.js';

// What is loaded for a command stays compiled for the next one: it answers a quarter of a second sooner.
enableCompileCache();

/** Milliseconds in which a command that is done must have ended by itself. */
const END_MS = 5_000;

process.exitCode = await runWords(process.argv.slice(2));
// Whatever a command has left open must not keep it from ending.
setTimeout(() => process.exit(), END_MS).unref();
