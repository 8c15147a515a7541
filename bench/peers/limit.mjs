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

/** Answers that were made, by the text of their request; only where they are asked for. */
const kept = process.argv.includes('--keep-answers') ? new Map() : undefined;

const made = async (asked) => {
  const { operationName, variables } = JSON.parse(asked);
  return Buffer.from(JSON.stringify({ data: await answers[operationName](variables) }));
};

/** The limit: no GraphQL at all. Who asks names a question, gets its rows, and nothing else happens. */
createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const asked = Buffer.concat(chunks).toString();
      const body = kept?.get(asked) ?? (await made(asked));
      kept?.set(asked, body);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    } catch (error) {
      response.statusCode = 500; // with its length, which writeHead would leave out
      response.end(String(error));
    }
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
