import { refusal } from '../graphql/errors.js';
import type { LocalGovernmentListArguments } from './local-government.input.js';
import type { LocalGovernmentList } from './local-government.row.js';
import { searchTerms } from './search-text.js';

/** The list that the arguments describe, every default filled in. */
export function listOf({ filter, orderBy }: LocalGovernmentListArguments): LocalGovernmentList {
  for (const name of ['minimumPercent', 'maximumPercent'] as const) {
    const percent = filter?.[name] ?? 0;
    if (percent < 0 || percent > 100)
      throw refusal(
        'BAD_USER_INPUT',
        `Argument "filter.${name}" must be from 0 to 100.`,
        `${name} ต้องอยู่ระหว่าง 0 ถึง 100`,
      );
  }
  return {
    filter: {
      terms: searchTerms(filter?.search ?? ''),
      includeClosed: filter?.includeClosed ?? false,
      types: filter?.types ?? null,
      provinceCode: filter?.provinceCode ?? null,
      district: filter?.district ?? null,
      year: filter?.year ?? null,
      status: filter?.status ?? null,
      ratings: filter?.ratings ?? null,
      minimumPercent: filter?.minimumPercent ?? null,
      maximumPercent: filter?.maximumPercent ?? null,
    },
    orderBy: orderBy ?? { field: 'CODE', direction: 'ASC' },
  };
}
