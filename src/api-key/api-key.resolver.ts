import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { globalId, keyOf } from '../graphql/global-id.js';
import { Access, administrators } from '../viewer/access.js';
import { createApiKey, revokeApiKey } from './api-key.commands.js';
import type { ApiKeyRow } from './api-key.row.js';
import {
  ApiKey,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
} from './api-key.type.js';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => [ApiKey], {
    nullable: true,
    description: 'The keys of partners, those that ended too, by name and the newest first. For ADMIN.',
  })
  @Access(administrators)
  apiKeys(@Ctx() { loaders }: Context) {
    return loaders.apiKeys();
  }

  @FieldResolver(() => ID)
  id(@Root() key: ApiKeyRow): string {
    return globalId('ApiKey', key.id);
  }

  @Mutation(() => CreateApiKeyPayload, {
    description:
      'Makes a key for a partner. Two of one name are good at a time, so that one can take over. For ADMIN.',
  })
  @Access(administrators)
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput,
    @Ctx() context: Context,
  ) {
    const { provinceCode = null, localGovernmentCode = null } = input;
    const key = { ...input, provinceCode, localGovernmentCode };
    const done = await context.change((db) => createApiKey(db, context, key));
    return done.ok ? { ...done, userErrors: [] } : { ...refused, userErrors: done.userErrors };
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends a key for good. For ADMIN.' })
  @Access(administrators)
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which one.' }) { id }: RevokeApiKeyInput,
    @Ctx() context: Context,
  ) {
    const done = await context.change((db) => revokeApiKey(db, context, keyOf('ApiKey', id) ?? 0));
    context.viewers.forget();
    return done.ok ? { ...done, userErrors: [] } : { ...refused, userErrors: done.userErrors };
  }
}

const refused = { apiKey: null, secret: null };
