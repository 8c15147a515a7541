import { parse, validate } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { type Example, examples } from '../../src/explorer/examples.js';
import { renderPage, renderStartScript } from '../../src/explorer/page.js';
import { createSchema } from '../../src/schema.js';
import type { TestServer } from '../support/ask.js';
import { openBrowser, openPage } from '../support/browser.js';
import { demoServer } from '../support/demo.js';

const named = (name: string): Example => {
  const found = examples.find((example) => example.name === name);
  if (found === undefined) throw new Error(`there is no example ${name}`);
  return found;
};
const variablesOf = ({ demoVariables, variables }: Example): object =>
  JSON.parse(demoVariables ?? variables ?? '{}') as object;

const open = examples.filter(({ signedIn }) => !signedIn);
const closed = examples.filter(({ signedIn }) => signedIn);

let server: TestServer;

beforeAll(async () => {
  server = await demoServer();
});

afterAll(() => server.close());

describe('the examples', () => {
  test('there is one for each group of pages of the reports', () => {
    const text = examples.map(({ tab }) => tab).join(' ');
    for (const page of ['N1', 'N2', 'N3–N6', 'P0', 'P1', 'P2 P3', 'P4–P7', 'L0', 'L1', 'L2–L4', 'O1'])
      expect(text).toContain(page);
  });

  test.each(examples)('$name is valid', ({ document }) => {
    expect(validate(createSchema(), parse(document))).toEqual([]);
  });

  test.each(open)('$name answers whoever asks', async (example) => {
    const answer = await server.ask(example.document, { variables: variablesOf(example) });
    expect(answer.data()).toBeTruthy();
  });

  test.each(closed)('$name tells nothing to who has not logged in', async (example) => {
    const answer = await server.ask(example.document, { variables: variablesOf(example) });
    const { viewer = null, ...rest } = answer.partial();
    expect([viewer, ...Object.values(rest)].every((value) => value === null)).toBe(true);
  });

  test.each(closed)('$name answers the office of Chiang Rai', async (example) => {
    const logIn = named('10-log-in');
    const { token } = (await server.ask(logIn.document, { variables: variablesOf(logIn) })).data().logIn;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await server.ask(example.document, { variables: variablesOf(example), headers });
    expect(Object.values(answer.data()).every((value) => value !== null)).toBe(true);
  });
});

describe('the page', () => {
  test.each(['/', '/explorer'])('%s leads to it', async (path) => {
    const response = await fetch(server.url + path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/explorer/']);
  });

  test('lets nothing in from elsewhere, and nobody frame it', async () => {
    const { headers } = await fetch(`${server.url}/explorer/`);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src [^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('names no account of the demo outside a demo', () => {
    expect(renderStartScript(true)).toContain('demo-2559');
    expect(renderStartScript(false)).not.toContain('demo-2559');
    expect(renderPage(false)).not.toMatch(/demo/i);
  });

  test('is asked for anew each time; files named by their content are kept', async () => {
    const page = await fetch(`${server.url}/explorer/`);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const chunk = /chunk-\w+\.js/.exec(await page.text())?.[0];
    const file = await fetch(`${server.url}/explorer/${chunk}`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    const main = await fetch(`${server.url}/explorer/main.js`);
    expect(main.headers.get('cache-control')).toBe('no-cache');
  });
});

describe('in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  test('opens with the first example, says it is a demo, and asks no other host', async () => {
    const { page, strangers, troubles } = await visit();
    expect(await activeWindow(page)).toBe(examples[0]?.tab);
    expect(await page.title()).toContain('Demo');
    expect(await page.getByRole('note').innerText()).toContain('Demo data');
    expect(await run(page, named('05-province'))).toContain('76.3');
    expect(strangers).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('a log-in serves all windows, and the next visit knows nothing of it', async () => {
    const { page, strangers, troubles } = await visit();
    const localGovernment = named('13-local-government');
    expect(await run(page, localGovernment)).toContain('UNAUTHENTICATED');
    expect(await run(page, named('10-log-in'))).toContain('expiresAt');
    // Stands in the answer alone; the name does in the schema too, which is public and may be written down.
    const area = '77.04';
    expect(await run(page, localGovernment)).toContain(area);
    expect(await run(page, named('12-own-province'))).toContain('เชียงราย');
    expect(strangers).toEqual([]);
    expect(troubles).toEqual([]);

    // A token that has run out must not keep anybody from logging in again.
    const again = page.waitForRequest((request) => request.postData()?.includes('LogIn(') ?? false);
    expect(await run(page, named('10-log-in'))).toContain('expiresAt');
    expect((await again).headers()['authorization']).toBeUndefined();

    // Altair writes down what it shows a moment later; the test's own time limit ends the wait.
    while (!(await page.evaluate<string>(writtenDown)).includes(area));
    await page.reload();
    expect(await activeWindow(page)).toBe(examples[0]?.tab);
    const left = await page.evaluate<string>(writtenDown);
    expect([left.includes(area), left.includes('Bearer ey')]).toEqual([false, false]);
    expect(await run(page, localGovernment)).toContain('UNAUTHENTICATED');
  }, 120_000);

  async function visit() {
    const watched = await openPage(browser, server.url);
    await watched.page.goto(`${server.url}/`);
    return watched;
  }
});

/** What Altair keeps in the browser, as text; evaluated in the page. A string, as it is code of a browser. */
const writtenDown = `new Promise((resolve) => {
  indexedDB.open('AltairDB').onsuccess = ({ target: { result: database } }) => {
    database.transaction('appState').objectStore('appState').getAll().onsuccess = ({ target }) => {
      database.close();
      resolve(JSON.stringify(target.result));
    };
  };
})`;

const tabs = (page: Page) => page.locator('.window-switcher__item');

/** The name of the window shown, once all are open. */
async function activeWindow(page: Page): Promise<string> {
  await tabs(page)
    .nth(examples.length - 1)
    .waitFor();
  const active = page.locator('.window-switcher__item--active', { hasText: examples[0]?.tab ?? '' });
  return (await active.locator('.window-switcher__input').innerText()).trim();
}

/** Goes to the window of an example, presses the button as a person would, and reads the answer. */
async function run(page: Page, { tab }: Example): Promise<string> {
  await tabs(page).filter({ hasText: tab }).click();
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/graphql') && !response.request().postData()?.includes('__schema'),
  );
  await page.getByRole('button', { name: 'Send Request' }).click();
  await answered;
  const result = page.locator('app-query-result:visible .cm-content').first();
  await result.filter({ hasText: '{' }).waitFor();
  return result.innerText();
}
