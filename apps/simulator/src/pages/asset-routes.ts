import type { FastifyInstance } from 'fastify';
import type { World } from '../world/world.js';
import { builtAsset } from './assets.js';
import { avatarSvg } from './avatar.js';
import { ICON } from './icon.js';

/** Scripts, styles and pictures of the simulator's pages. */
export function assetRoutes(scope: FastifyInstance, world: World): void {
  scope.get('/assets/icon.svg', async (_request, reply) => reply.type('image/svg+xml').send(ICON));

  scope.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const asset = await builtAsset(request.params.name);
    if (asset === undefined) return reply.code(404).send();
    return reply.type(asset.type).header('cache-control', 'no-cache').send(asset.content);
  });

  scope.get<{ Params: { file: string } }>('/avatars/:file', async (request, reply) => {
    const person = world.person(request.params.file.replace(/\.svg$/, ''));
    if (person === undefined) return reply.code(404).send();
    return reply.type('image/svg+xml').send(avatarSvg(person));
  });
}
