import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { loaders, resolvers } from './mercurius-resolvers.mjs';

const app = Fastify();
await app.register(mercurius, {
  schema: readFileSync(new URL('mercurius-schema.graphql', import.meta.url), 'utf8'),
  resolvers,
  loaders,
  jit: 1,
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
