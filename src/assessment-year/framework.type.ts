import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { LocalizedName } from '../graphql/localized-name.type.js';

@ObjectType({
  description: 'A dimension (ด้าน) of one year. The set differs between years, so it is data and not an enum.',
})
export class Dimension {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => Int, { description: 'Its number in the year’s official order.' })
  number: number;

  @Field(() => LocalizedName, { description: 'Its name.' })
  name: LocalizedName;
}

@ObjectType({ description: 'An indicator (ตัวชี้วัด) of one dimension of one year.' })
export class Indicator {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => Int, { description: 'Its number in the dimension.' })
  number: number;

  @Field(() => LocalizedName, { description: 'Its name.' })
  name: LocalizedName;

  @Field(() => Float, { description: 'Its full mark.' })
  full: number;

  @Field(() => Boolean, { description: 'Whether it is on trial (นำร่อง): scored, but not counted.' })
  pilot: boolean;
}
