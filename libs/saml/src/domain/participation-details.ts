import * as z from 'zod';

/** What is kept of a session that uses an application, beside the name of the person there. */
export const participationDetails = z.object({
  sessionIndex: z.string(),
  /** The name of the format, as messages carry it. */
  nameIdFormat: z.string(),
});
