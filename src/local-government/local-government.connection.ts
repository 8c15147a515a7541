import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/page-info.type.js';
import { LocalGovernment } from './local-government.type.js';

@ObjectType({ description: 'A local government on a page.' })
export class LocalGovernmentEdge {
  @Field(() => String, { description: 'Its place in the list, to pass as "after". Opaque.' })
  cursor: string;

  @Field(() => LocalGovernment, { description: 'The local government.' })
  node: LocalGovernment;
}

@ObjectType({ description: 'A page of local governments.' })
export class LocalGovernmentConnection {
  @Field(() => [LocalGovernmentEdge], { description: 'The items with their cursors.' })
  edges: LocalGovernmentEdge[];

  @Field(() => [LocalGovernment], { description: 'The items.' })
  nodes: LocalGovernment[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo: PageInfo;
}
