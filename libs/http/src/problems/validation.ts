import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '#kernel';

/** Maximum number of problems in one answer; more would not help. */
const LARGEST_NUMBER_OF_ERRORS = 20;

/** Checks parameters against the schema given in `@Body`, `@Query` and `@Param`. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new DomainError('invalid', 'request.invalid', {
      detail: 'The request does not have the expected form.',
      facts: {
        errors: issues.slice(0, LARGEST_NUMBER_OF_ERRORS).map(({ path, message }) => ({
          path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        })),
      },
    }),
});
