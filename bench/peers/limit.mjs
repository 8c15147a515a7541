import { createServer } from 'node:http';
import * as bodies from './limit-local-governments.mjs';
import * as open from './limit-public.mjs';

const answers = {
  Q1: open.nationAnswer,
  Q2: open.provinceAnswer,
  Q3: bodies.localGovernmentsAnswer,
  Q4: open.provincesAnswer,
  Q5: bodies.besideTheProvinceAnswer,
  Q6: bodies.rankingAnswer,
  Q7: bodies.indicatorsAnswer,
};

/** The limit: no GraphQL at all. Who asks names a question, gets its rows, and nothing else happens. */
createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString());
      const body = Buffer.from(JSON.stringify({ data: await answers[operationName](variables) }));
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
