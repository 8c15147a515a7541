import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAltair, type RenderOptions } from 'altair-static';
import { demoWords } from '../graphql/plugins.js';
import { projectRoot } from '../paths.js';
import { type Example, examples } from './examples.js';

/** Where the explorer is. */
export const base = '/explorer/';

/** The script that starts it: a file of its own, so that the page's policy allows no script within the page. */
export const startScript = 'start.js';

export function renderPage(demo: boolean): string {
  const page = renderAltair({ baseURL: base, serveInitialOptionsInSeperateRequest: startScript })
    .replace('<html>', '<html lang="en">')
    .replace(/<title>.*<\/title>/, `<title>${demo ? 'Demo data · ' : ''}LPA GraphQL</title>`);
  return demo ? page.replace('<body>', `<body>${demoBanner}`) : page;
}

export function renderStartScript(demo: boolean): string {
  const code = readFileSync(join(projectRoot, 'src/explorer', startScript), 'utf8');
  return `const options = ${JSON.stringify(optionsOf(demo), null, 1)};\n${code}`;
}

/** Altair sends what an environment calls `headers` from every window: that is where a log-in puts its token. */
const session = { id: 'session', title: 'Session', variables: { headers: {} } };

const optionsOf = (demo: boolean): RenderOptions => ({
  endpointURL: '/graphql',
  initialWindows: examples.map((example) => windowOf(example, demo)),
  initialEnvironments: { activeSubEnvironment: session.id, subEnvironments: [session] },
  preserveState: false, // see start.js
  disableAccount: true,
  persistedSettings: {
    'alert.disableUpdateNotification': true,
    'banners.disable': true,
    'beta.disable.newScript': true, // the older way of running scripts needs neither eval nor a frame
    'schema.reloadOnStart': true,
    enableTablistScrollbar: true,
  },
});

type Window = NonNullable<RenderOptions['initialWindows']>[number];

function windowOf({ tab, document, variables, demoVariables }: Example, demo: boolean): Window {
  const initialVariables = (demo ? demoVariables : null) ?? variables;
  return {
    initialName: tab,
    initialQuery: document,
    ...(initialVariables === null ? {} : { initialVariables }),
    ...(document.includes('logIn(')
      ? { initialPreRequestScript: logOut, initialPostRequestScript: logIn }
      : {}),
  };
}

// Both in the JavaScript of 2019: the interpreter of the older way knows no newer one.
const logOut = `// A token that is no longer good would be refused, here too.
if (altair.helpers.getEnvironment('headers.Authorization')) altair.helpers.setEnvironment('headers', {}, true);
`;
const logIn = `// Keeps the token in the environment "Session", for all windows.
const { data } = JSON.parse(altair.response.body);
if (data && data.logIn && data.logIn.token)
  altair.helpers.setEnvironment('headers', { Authorization: 'Bearer ' + data.logIn.token }, true);
`;

/** Above Altair, which fills the height of the window: the second rule leaves room. */
const demoBanner = `<p role="note" class="demo">${demoWords}</p><style>
.demo { margin: 0; background: #ffd54a; color: #222; font: 13px/24px sans-serif; text-align: center; overflow: hidden; height: 24px }
.main-container { height: calc(100vh - 24px) !important }
</style>`;
