import { StartUpError } from './errors.js';
import { explained } from './failure.js';

// Before anything else is loaded: an older Node would stop at the first thing it does not know.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const supported =
  (major === 20 && minor >= 19) ||
  (major === 22 && minor >= 13) ||
  (major === 24 && minor >= 11) ||
  major > 24;

try {
  if (!supported)
    throw new StartUpError(
      `Node ${process.versions.node} is not supported: use 20.19, 22.13 or 24.11, or newer of these.`,
    );
  const { serve } = await import('./serve.js');
  await serve(process.argv.slice(2));
} catch (error) {
  console.error(explained(error));
  process.exit(1);
}
