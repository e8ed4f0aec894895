import { ErrorCode } from 'bullmq';
import { isReportableError } from './is-reportable-error.js';

const answer = (code: ErrorCode): Error =>
  Object.assign(new Error('Missing key for job 7. moveToFinished'), { code });

describe('an error of a queue', () => {
  it('K9: is not logged when the job belongs to another worker by now, or is gone', () => {
    const { JobNotExist, JobLockNotExist, JobNotInState, JobLockMismatch } = ErrorCode;
    for (const code of [JobNotExist, JobLockNotExist, JobNotInState, JobLockMismatch])
      expect([ErrorCode[code], isReportableError(answer(code))]).toEqual([ErrorCode[code], false]);
  });

  it('K9: is not logged when the service is away', () => {
    expect(
      isReportableError(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
    ).toBe(false);
  });

  it('is logged otherwise', () => {
    const lacksTable = Object.assign(new Error('relation "job" does not exist'), { code: '42P01' });
    for (const error of [
      new Error('What is this?'),
      lacksTable,
      answer(ErrorCode.ParentJobNotExist),
      'odd',
      undefined,
    ])
      expect([error, isReportableError(error)]).toEqual([error, true]);
  });
});
