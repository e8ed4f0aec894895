import type { FastifyRequest } from 'fastify';
import type { Person } from '../world/person.js';

/** Where the simulator draws the person's picture. */
export function avatarUrl(request: FastifyRequest, person: Person): string {
  return `http://${request.host}/avatars/${person.id}.svg`;
}
