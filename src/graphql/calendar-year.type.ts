import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A year in both eras.' })
export class CalendarYear {
  @Field(() => Int, { description: 'In the Buddhist Era, as the papers write it, such as 2559.' })
  be: number;

  @Field(() => Int, { description: 'In the Common Era, such as 2016.' })
  ce: number;
}

/** A year of the database (B.E.) in both eras. */
export const calendarYear = (be: number): CalendarYear => ({ be, ce: be - 543 });
