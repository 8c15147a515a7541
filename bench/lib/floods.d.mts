export const floods: readonly (readonly [name: string, document: (nth: number) => string])[];
export function needsLogIn(name: string): boolean;
