import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const rowLevelSecurity = process.argv.includes('--row-level-security');

/** As the service does (src/database/opening.ts): a role that owns nothing, and the viewer's scope in settings. */
const settingsOf = (request) => ({
  role: 'lpa_reader',
  ...JSON.parse(request.headers['x-bench-settings'] ?? '{}'),
});

const server = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['bench'],
      poolConfig: { max: 20 },
    }),
  ],
  grafast: {
    explain: false,
    context: (context) => (rowLevelSecurity ? { pgSettings: settingsOf(context.node.req) } : {}),
  },
  grafserv: { graphiql: false, watch: false, dangerouslyAllowAllCORSRequests: false },
  schema: { exportSchemaSDLPath: process.env.SDL },
}).createServ(grafserv);

const http = createServer();
await server.addTo(http);
http.listen(Number(process.env.PORT), '127.0.0.1');
