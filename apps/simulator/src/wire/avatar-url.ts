import type { FastifyRequest } from 'fastify';
import type { Person } from '../world/person.js';

/** The address at which the simulator draws the person's picture. */
export function avatarUrl(request: FastifyRequest, person: Person): string {
  return `http://${request.host}/avatars/${person.id}.svg`;
}
