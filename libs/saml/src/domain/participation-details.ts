import * as z from 'zod';

/** What is stored with a session's use of an application, besides the name id. */
export const participationDetails = z.object({
  sessionIndex: z.string(),
  /** The format's identifier, as in messages. */
  nameIdFormat: z.string(),
});
