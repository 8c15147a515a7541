import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AccountConnectionResolver, AccountResolver } from './account/account.resolver.js';
import { ImportAccountsResolver } from './account/import-list.resolver.js';
import { ApiKeyResolver } from './api-key/api-key.resolver.js';
import { AuditEventConnectionResolver, AuditEventResolver } from './audit/audit.resolver.js';
import { AssessedResolver } from './assessment/assessed.resolver.js';
import { AssessmentResolver } from './assessment/assessment.resolver.js';
import { DimensionScoreResolver, TypeResultResolver } from './assessment/score.resolver.js';
import {
  AssessmentYearResolver,
  DimensionResolver,
  IndicatorResolver,
} from './assessment-year/assessment-year.resolver.js';
import {
  LocalGovernmentConnectionResolver,
  LocalGovernmentResolver,
} from './local-government/local-government.resolver.js';
import { callDirectly } from './graphql/direct-resolvers.js';
import { limitsInWords } from './limits/limits.js';
import {
  LocalGovernmentChangeResolver,
  LocalGovernmentIdentityResolver,
} from './local-government/local-government-change.resolver.js';
import { NationResolver } from './nation/nation.resolver.js';
import { projectRoot } from './paths.js';
import { ProvinceResolver } from './province/province.resolver.js';
import { ImportResolver } from './release/import/import.resolver.js';
import { DisclosureResolver } from './release/disclosure.resolver.js';
import { ReleaseResolver } from './release/release.resolver.js';
import { SessionResolver } from './session/session.resolver.js';
import { assertAccessDeclared, checkAccess } from './viewer/access.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

const resolvers = [
  NationResolver,
  ProvinceResolver,
  LocalGovernmentResolver,
  LocalGovernmentConnectionResolver,
  LocalGovernmentChangeResolver,
  LocalGovernmentIdentityResolver,
  AssessedResolver,
  AssessmentResolver,
  DimensionScoreResolver,
  TypeResultResolver,
  AssessmentYearResolver,
  DimensionResolver,
  IndicatorResolver,
  ReleaseResolver,
  DisclosureResolver,
  ImportResolver,
  ViewerResolver,
  AuditEventResolver,
  AuditEventConnectionResolver,
  SessionResolver,
  AccountResolver,
  AccountConnectionResolver,
  ImportAccountsResolver,
  ApiKeyResolver,
] as const;

let built: GraphQLSchema | undefined;

/** The one place that builds the schema; TypeGraphQL's metadata is global, so it is built once. */
export function createSchema(): GraphQLSchema {
  if (built === undefined) {
    built = buildSchemaSync({ resolvers: [...resolvers], authChecker: checkAccess, validate: false });
    assertAccessDeclared(built);
    callDirectly(built);
    describeRoots(built);
  }
  return built;
}

/** TypeGraphQL has no place for these two descriptions. */
function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query)
    query.description = `What can be asked. Nation and provinces are public; local governments need a log-in.\n\n${limitsInWords()}`;
  if (mutation)
    mutation.description = 'What can be changed. What the caller can put right comes in userErrors.';
}

const header = '# Made by "npm run sdl" from the code; a test compares the two. Do not edit.\n\n';

export const printSdl = (schema: GraphQLSchema): string =>
  `${header}${printSchema(lexicographicSortSchema(schema))}\n`;

export const writeSchemaFile = (): void =>
  writeFileSync(join(projectRoot, 'schema.graphql'), printSdl(createSchema()));
