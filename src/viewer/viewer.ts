/** A person signed in: the account it uses. */
interface SignedIn {
  readonly accountId: number;
  readonly username: string;
}

/** Who asks. A provincial office without a province cannot be written down, so no code has to ask. */
export type Viewer =
  | { readonly role: 'PUBLIC' }
  | (SignedIn & { readonly role: 'LAO'; readonly localGovernmentId: number; readonly provinceCode: string })
  | (SignedIn & { readonly role: 'PROVINCE'; readonly provinceCode: string })
  | (SignedIn & { readonly role: 'DEPARTMENT' })
  | (SignedIn & { readonly role: 'ADMIN' });

export type Role = Viewer['role'];

export const anonymous: Viewer = { role: 'PUBLIC' };

/** Who does a deed, and from where: what the audit keeps of it. */
export interface Doer {
  readonly viewer: Viewer;
  /** An IP address, or `command line`. */
  readonly origin: string;
}

export const commandLine = 'command line';
