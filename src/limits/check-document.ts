import { type DocumentNode, GraphQLError, parse, visit } from 'graphql';
import type { ErrorCode } from '../graphql/errors.js';
import { isText, noText } from '../graphql/text.js';
import { documentLimits } from './limits.js';
import { figure, tooMuch } from './refuse.js';
import { Remembered } from '../remembered.js';
import { type Shape, shapeOf } from './shape.js';

interface Rule {
  readonly code: ErrorCode;
  readonly english: string;
  readonly thai: string;
}

/** What is said of each limit: the figures are put before it. */
const rules: Readonly<Record<keyof Shape, Rule>> = {
  depth: {
    code: 'QUERY_TOO_DEEP',
    english: 'levels of fields: ask for the inner part in a query of its own, beginning at its code',
    thai: 'คำสั่งซ้อนกันลึกเกินไป',
  },
  aliases: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'aliases: ask for a list, or send several queries',
    thai: 'ใช้ alias มากเกินไป',
  },
  directives: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'directives: leave out what is not asked for',
    thai: 'ใช้ directive มากเกินไป',
  },
  fragments: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'fragments: send only those that the operation uses',
    thai: 'ใช้ fragment มากเกินไป',
  },
  operations: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'operations: send the one that is to run',
    thai: 'มีหลายคำสั่งเกินไป',
  },
  rootFields: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'fields at the root: ask for a list, or send several queries',
    thai: 'มีฟิลด์ชั้นแรกมากเกินไป',
  },
  mutationFields: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'changes in one request: send each by itself',
    thai: 'เปลี่ยนแปลงได้ครั้งละหนึ่งรายการ',
  },
  fields: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'different fields once its fragments are spread: split it into several queries',
    thai: 'มีฟิลด์มากเกินไป',
  },
  pairs: {
    code: 'QUERY_TOO_COMPLEX',
    english: 'pairs of fields that ask for the same in the same place: ask for each field once there',
    thai: 'ขอฟิลด์เดียวกันซ้ำมากเกินไป',
  },
};

/** Documents that passed: programs send the same ones again and again. */
const passed = new Remembered<string, true>(300);

/**
 * Refuses a document for its size and its shape. Cheap, and before the schema is looked at: validating hostile
 * documents is itself an attack. One that cannot be parsed passes: Apollo says where it is wrong.
 * @throws GraphQLError QUERY_TOO_LARGE, QUERY_TOO_DEEP or QUERY_TOO_COMPLEX
 */
export function checkDocument(source: string): void {
  const bytes = Buffer.byteLength(source, 'utf8');
  if (bytes > documentLimits.bytes) throw tooLarge('bytes', bytes, documentLimits.bytes);
  passed.find(source, () => {
    const document = parseShort(source);
    if (document !== null) {
      checkTexts(document);
      checkShape(shapeOf(document, documentLimits));
    }
    return true;
  });
}

/** @throws GraphQLError BAD_USER_INPUT where a text in it is none */
function checkTexts(document: DocumentNode): void {
  visit(document, {
    StringValue({ value }) {
      if (!isText(value)) throw noText();
    },
  });
}

function checkShape(shape: Shape): void {
  for (const [name, { code, english, thai }] of Object.entries(rules) as [keyof Shape, Rule][]) {
    const [found, limit] = [shape[name], documentLimits[name]];
    if (found > limit)
      throw tooMuch({
        code,
        english: `The query has ${figure(found)} ${english}. At most ${figure(limit)} are allowed.`,
        thai: `${thai} ไม่เกิน ${figure(limit)}`,
        details: { [name]: found, limit },
      });
  }
}

/** @returns null where it is no GraphQL */
function parseShort(source: string): DocumentNode | null {
  try {
    return parse(source, { maxTokens: documentLimits.tokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('Document contains more that'))
      throw tooLarge('tokens', undefined, documentLimits.tokens);
    return null;
  }
}

function tooLarge(unit: 'bytes' | 'tokens', found: number | undefined, limit: number): GraphQLError {
  const has = found === undefined ? `more than ${figure(limit)}` : figure(found);
  return tooMuch({
    code: 'QUERY_TOO_LARGE',
    english: `The query has ${has} ${unit}; at most ${figure(limit)} are allowed: pass values as variables, or send several queries.`,
    thai: `คำสั่งยาวเกินไป ไม่เกิน ${figure(limit)} ${unit}`,
    details: { [unit]: found, limit },
  });
}
