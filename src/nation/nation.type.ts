import { ObjectType } from 'type-graphql';
import { Assessed } from '../assessment/assessed.type.js';

@ObjectType({ description: 'The nation: all local governments together. Public.', implements: Assessed })
export class Nation extends Assessed {}
