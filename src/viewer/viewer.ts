/** By what somebody was recognised. */
export interface Credential {
  readonly kind: 'SESSION' | 'API_KEY';
  readonly id: number;
}

/** Who is signed in: a person by an account, or a partner's program by a key. */
interface SignedIn {
  /** 0 where it is no account: a key, or the command line. */
  readonly accountId: number;
  /** Of a key `api-key:` and its name, which no account can have. */
  readonly username: string;
  /** Left out on the command line. */
  readonly credential?: Credential;
}

/** Who asks. A provincial office without a province cannot be written down, so no code has to ask. */
export type Viewer =
  | { readonly role: 'PUBLIC' }
  | (SignedIn & { readonly role: 'LAO'; readonly localGovernmentId: number; readonly provinceCode: string })
  | (SignedIn & { readonly role: 'PROVINCE'; readonly provinceCode: string })
  | (SignedIn & { readonly role: 'DEPARTMENT' })
  | (SignedIn & { readonly role: 'ADMIN' });

export type Role = Viewer['role'];

/** The id of the key by which a partner's program asks. */
export const keyIdOf = (viewer: Viewer): number | undefined =>
  viewer.role !== 'PUBLIC' && viewer.credential?.kind === 'API_KEY' ? viewer.credential.id : undefined;

/** What the audit calls who asks; null where nobody is known. */
export const nameOf = (viewer: Viewer): string | null => (viewer.role === 'PUBLIC' ? null : viewer.username);

export const anonymous: Viewer = { role: 'PUBLIC' };

/** Who does a deed, and from where: what the audit keeps of it. */
export interface Doer {
  readonly viewer: Viewer;
  /** An IP address, or `command line`; `command line of root` where the user of the machine acted as an account. */
  readonly origin: string;
}

export const commandLine = 'command line';
