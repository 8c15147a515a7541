import { userInfo } from 'node:os';
import { commandLine, type Doer, type Viewer } from '../viewer/viewer.js';

/** Whoever may run commands beside the database may do everything with it. */
export const operator = (): Doer & { viewer: Viewer & { role: 'ADMIN' } } => ({
  viewer: { role: 'ADMIN', accountId: 0, username: nameOfUser() },
  origin: commandLine,
});

/** A container may run as a number without a name. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
