import type { LocalGovernmentScope } from './local-government.policy.js';

/**
 * The condition that keeps a statement within a scope, and the parameters it adds.
 * @param parameters of the statement so far; the scope's own are appended
 * @param province and @param localGovernment columns of the row itself that hold its owner's codes
 */
export function within(
  scope: LocalGovernmentScope,
  parameters: unknown[],
  province: string,
  localGovernment: string,
): string {
  if (scope.everywhere) return 'true';
  if (scope.localGovernmentId !== null)
    return `${localGovernment} = $${parameters.push(scope.localGovernmentId)}`;
  if (scope.provinceCode !== null) return `${province} = $${parameters.push(scope.provinceCode)}`;
  return 'false';
}
