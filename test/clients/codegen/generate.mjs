// graphql-codegen's command does this with codegen.json; its package asks for Node 22, and its generator does not.
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, Kind, parse } from 'graphql';

const [, , configFile, documentsFile] = process.argv;
const { schema: schemaFile, generates } = JSON.parse(readFileSync(configFile, 'utf8'));
const schema = readFileSync(schemaFile, 'utf8');

/** Parsed, with a name for each operation, which generators ask for. */
function named([location, text]) {
  const value = location.replace(/\W+/g, '_');
  const definitions = parse(text).definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, name: definition.name ?? { kind: Kind.NAME, value } }
      : definition,
  );
  return { location, rawSDL: text, document: { kind: Kind.DOCUMENT, definitions } };
}

for (const [baseOutputDir, { config }] of Object.entries(generates)) {
  const files = await preset.buildGeneratesSection({
    baseOutputDir,
    config,
    documents: JSON.parse(readFileSync(documentsFile, 'utf8')).map(named),
    pluginMap: {},
    plugins: [],
    presetConfig: {},
    schema: parse(schema),
    schemaAst: buildSchema(schema),
  });
  mkdirSync(baseOutputDir, { recursive: true });
  for (const file of files) writeFileSync(file.filename, await codegen(file));
}
