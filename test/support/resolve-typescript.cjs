// Jest maps "./x.js" to "./x.ts" for tests, but not for what its global set-up imports.
const Module = require('node:module');

const resolve = Module._resolveFilename.bind(Module);
Module._resolveFilename = (request, ...rest) => {
  try {
    return resolve(request, ...rest);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.js$/.test(request)) throw error;
    return resolve(request.replace(/\.js$/, '.ts'), ...rest);
  }
};
