import { Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { Access, administrators } from '../viewer/access.js';
import { AuditEventsArguments } from './audit.input.js';
import type { AuditEventRow } from './audit.row.js';
import { AuditEvent, AuditEventConnection } from './audit.type.js';
import { type AuditEventPage, pageOf } from './page.js';

@Resolver(() => AuditEvent)
export class AuditEventResolver {
  @Query(() => AuditEventConnection, {
    nullable: true,
    description: 'What was done, newest first: imports, releases, accounts, log-ins. For ADMIN.',
  })
  @Access(administrators)
  auditEvents(@Args(() => AuditEventsArguments) args: AuditEventsArguments, @Ctx() context: Context) {
    return pageOf(context, args);
  }

  @FieldResolver(() => ID)
  id(@Root() event: AuditEventRow): string {
    return globalId('AuditEvent', event.id);
  }
}

@Resolver(() => AuditEventConnection)
export class AuditEventConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() { filter }: AuditEventPage, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.auditEventCount(filter);
  }
}
