import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const executables = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

interface Chromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** A Chromium of the machine, or else the one that a package brings: so the tests need nothing but Node. */
function findChromium(): Chromium {
  const installed = executables.find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {} };
  // It unpacks itself into the temporary folder: one of our own, since what another account left is closed to us.
  const folder = join(tmpdir(), `lpa-chromium-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true });
  const unpack = `import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());`;
  const executablePath = execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
    // The variable has it unpack the libraries as well that a bare machine lacks.
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    encoding: 'utf8',
  }).trim();
  return { executablePath, env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
}

/** A real Chromium that finds no host but this machine, as on a machine without internet. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox', // Chromium refuses to be root with one
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
}

/** Altair says so of each piece of an answer that does not come in one, before it has the whole: nothing is amiss. */
const knownWarning = 'Could not parse JSON. Using default instead.';

/** What a page did that it should not: one line each. */
export interface Watched {
  readonly page: Page;
  /** Requests to another host than `origin`. */
  readonly strangers: string[];
  /** Errors of its scripts and what its console says went wrong, a policy not kept included. */
  readonly troubles: string[];
}

/** A page of its own visitor, who has been nowhere before. */
export async function openPage(browser: Browser, origin: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const strangers: string[] = [];
  const troubles: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) strangers.push(request.url());
  });
  page.on('websocket', (socket) => strangers.push(socket.url()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    const known = message.type() === 'warning' && message.text() === knownWarning;
    if (['error', 'warning'].includes(message.type()) && !known) troubles.push(message.text());
  });
  return { page, strangers, troubles };
}
