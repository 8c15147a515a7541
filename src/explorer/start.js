/* global AltairGraphQL, options -- the page's script begins with `const options = …` (page.ts) */

// Altair writes down what it shows, answers included. What an office has read must not stay on a computer that
// others use, so each visit begins by forgetting the last; the collections that a user saved are kept.
async function forgetLastVisit() {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'AltairDB')) return;
  await new Promise((resolve) => {
    const opening = indexedDB.open('AltairDB');
    opening.onerror = resolve;
    opening.onsuccess = () => {
      const database = opening.result;
      const done = () => resolve(database.close());
      if (!database.objectStoreNames.contains('appState')) return done();
      const change = database.transaction('appState', 'readwrite');
      change.objectStore('appState').clear();
      change.oncomplete = done;
      change.onabort = done;
    };
  });
}

// Altair shows the window it opened last; the examples begin with the first.
function showFirstWindow() {
  const observer = new MutationObserver(() => {
    const windows = document.querySelectorAll('.window-switcher__item');
    if (windows.length < options.initialWindows.length) return;
    observer.disconnect();
    setTimeout(() => windows[0].click());
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

await forgetLastVisit().catch(() => undefined); // a browser may keep no database at all
showFirstWindow();
AltairGraphQL.init(options);
