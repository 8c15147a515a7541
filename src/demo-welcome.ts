import { demoAccounts, demoPassword } from '../seeds/demo/accounts.js';

const query =
  '{ province(code: \\"43\\") { name { th en } districtCount localGovernmentCounts { total byType { type count } }' +
  ' assessment(year: 2559) { rank { place of } rating { name { th } } percent' +
  ' dimensions { dimension { name { en } } percent } } } }';

/** What to do next, for somebody who has just started the demo. */
export function welcome(url: string): string {
  const accounts = demoAccounts.map(({ username, reads }) => `  ${username.padEnd(14)} reads ${reads}`);
  return `
The demo nation is served. Its bodies and results are invented, but for two figures of the manual.

Explorer   ${url}/explorer/
GraphQL    ${url}/graphql
Try        curl -s ${url}/graphql -H 'content-type: application/json' \\
             -d '{"query":"${query}"}'

Accounts, password ${demoPassword}:
${accounts.join('\n')}

Stop with Ctrl-C.
`;
}
