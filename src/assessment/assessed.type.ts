import { Field, ID, InterfaceType } from 'type-graphql';
import { LocalizedName } from '../graphql/localized-name.type.js';

@InterfaceType({
  description:
    'Anything that has a result each year: the nation, a province, a local government. A client learns the part about results once.',
})
export abstract class Assessed {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => LocalizedName, { description: 'Its name without its type, such as หนองคาย.' })
  name: LocalizedName;
}
