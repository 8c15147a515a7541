import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { countsOf } from '../local-government/counts.js';
import { LocalGovernmentCounts } from '../local-government/local-government-type.type.js';
import { type Soon, soon } from '../soon.js';
import { Kept } from '../kept/keep.js';
import { Access, anyone } from '../viewer/access.js';
import { Nation } from './nation.type.js';

const nation = { level: 'NATION', name: { th: 'ประเทศไทย', en: 'Thailand' } } as const;

@Resolver(() => Nation)
export class NationResolver {
  @Query(() => Nation, { description: 'The nation: the first of the three levels.' })
  @Access(anyone)
  @Kept
  nation(): typeof nation {
    return nation;
  }

  @FieldResolver(() => LocalGovernmentCounts, { description: 'How many local governments there are.' })
  localGovernmentCounts(@Ctx() { loaders }: Context): Soon<LocalGovernmentCounts> {
    return soon(loaders.typeCounts(), countsOf);
  }
}
