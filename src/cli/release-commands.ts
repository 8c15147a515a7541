import { deeds, publishCommand } from './release-deeds.js';
import { type Command, type Group, shortForm } from './usage.js';

/** `release` with its deeds, and the short form of publishing. */
export const releaseCommands: Record<string, Command | Group> = {
  release: { about: "A year's results, from a file to what is public and back.", deeds },
  publish: shortForm('publish', 'release -- publish', publishCommand),
};
