import { accounts, type AccountName } from '../support/world.js';

export type Asker = AccountName | 'nobody';
export const everyone: readonly Asker[] = ['nobody', ...(Object.keys(accounts) as AccountName[])];
const signedIn = everyone.filter((asker) => asker !== 'nobody');

/** Who may enter each root field; a field that is not here fails the first test. */
export const doors: Record<string, readonly Asker[]> = {
  'Query.nation': everyone,
  'Query.province': everyone,
  'Query.provinces': everyone,
  'Query.localGovernment': signedIn,
  'Query.localGovernments': signedIn,
  'Query.assessmentYears': everyone,
  'Query.viewer': everyone,
  'Query.auditEvents': ['admin'],
  'Query.accounts': ['admin'],
  'Query.apiKeys': ['admin'],
  'Mutation.logIn': everyone,
  'Mutation.createRelease': ['admin'],
  'Mutation.importResults': ['admin'],
  'Mutation.importAccounts': ['admin'],
  'Mutation.approveRelease': ['admin'],
  'Mutation.changePassword': everyone,
  'Mutation.refresh': everyone,
  'Mutation.logOut': signedIn,
  'Mutation.logOutEverywhere': signedIn,
  'Mutation.createAccount': ['admin'],
  'Mutation.disableAccount': ['admin'],
  'Mutation.enableAccount': ['admin'],
  'Mutation.resetPassword': ['admin'],
  'Mutation.changeAccount': ['admin'],
  'Mutation.createApiKey': ['admin'],
  'Mutation.revokeApiKey': ['admin'],
  'Mutation.publishRelease': ['admin'],
  'Mutation.withdrawRelease': ['admin'],
  'Mutation.setDisclosure': ['admin'],
};

/** A call of each root field that is answered without a refusal by whoever may enter. */
export const calls: Record<string, string> = {
  'Query.nation': '{ nation { id } }',
  'Query.province': '{ province(code: "54") { id } }',
  'Query.provinces': '{ provinces { id } }',
  'Query.localGovernment': '{ localGovernment(code: "CODE") { id } }',
  'Query.localGovernments': '{ localGovernments { nodes { id } } }',
  'Query.assessmentYears': '{ assessmentYears { id } }',
  'Query.viewer': '{ viewer { id } }',
  'Query.auditEvents': '{ auditEvents { nodes { id } } }',
  'Query.accounts': '{ accounts { nodes { id } } }',
  'Query.apiKeys': '{ apiKeys { id } }',
  'Mutation.logIn': 'mutation { logIn(input: { username: "x", password: "x" }) { token } }',
  'Mutation.createRelease': 'mutation { createRelease(input: { year: 2510 }) { release { id } } }',
  'Mutation.importResults':
    'mutation { importResults(input: { year: 2569, number: 1, rows: [] }) { release { id } } }',
  'Mutation.importAccounts': 'mutation { importAccounts(input: { csv: "x" }) { count } }',
  'Mutation.approveRelease':
    'mutation { approveRelease(input: { year: 2569, number: 1 }) { release { id } } }',
  'Mutation.changePassword':
    'mutation { changePassword(input: { username: "x", password: "x", newPassword: "x" }) { token } }',
  'Mutation.refresh': 'mutation { refresh(input: { refreshToken: "x" }) { token } }',
  'Mutation.logOut': 'mutation { logOut { userErrors { code } } }',
  'Mutation.logOutEverywhere': 'mutation { logOutEverywhere { userErrors { code } } }',
  'Mutation.createAccount':
    'mutation { createAccount(input: { username: "?", role: ADMIN }) { account { id } } }',
  'Mutation.disableAccount': 'mutation { disableAccount(input: { username: "?" }) { account { id } } }',
  'Mutation.enableAccount': 'mutation { enableAccount(input: { username: "?" }) { account { id } } }',
  'Mutation.resetPassword': 'mutation { resetPassword(input: { username: "?" }) { account { id } } }',
  'Mutation.changeAccount':
    'mutation { changeAccount(input: { username: "?", role: ADMIN }) { account { id } } }',
  'Mutation.createApiKey':
    'mutation { createApiKey(input: { name: "?", role: ADMIN, expiresAt: "2999-01-01T00:00:00Z" }) { apiKey { id } } }',
  'Mutation.revokeApiKey': 'mutation { revokeApiKey(input: { id: "?" }) { apiKey { id } } }',
  'Mutation.publishRelease':
    'mutation { publishRelease(input: { year: 2569, number: 1 }) { release { id } } }',
  'Mutation.withdrawRelease':
    'mutation { withdrawRelease(input: { year: 2569, number: 1, note: "x" }) { release { id } } }',
  'Mutation.setDisclosure':
    'mutation { setDisclosure(input: { year: 2510, disclosure: OPEN, reason: "x" }) { assessmentYear { id } } }',
};
