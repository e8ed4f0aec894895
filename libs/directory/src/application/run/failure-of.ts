import { DomainError } from '#kernel';
import { SourceFailed } from '../../domain/source.js';
import { PlanOutdated } from './apply-batch.js';
import type { End } from './finish-run.js';

/** The end of a run that failed. */
export function failureOf(error: unknown): End {
  if (error instanceof SourceFailed) return { state: 'failed', failure: error.code, facts: error.facts };
  if (error instanceof PlanOutdated) return { state: 'failed', failure: 'plan_outdated' };
  if (error instanceof DomainError) return { state: 'failed', failure: error.code };
  return { state: 'failed', failure: 'broken_off' };
}
