import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';
import { changePassword, logIn } from '../support/log-in.js';
import { startProgram } from '../support/program.js';
import { urlOf } from '../support/server.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), 'lpa-accounts-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

const databaseName = async (): Promise<string> =>
  (await world.database.query('select current_database() as name'))[0].name;

/** Runs the built command. */
async function account(...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = startProgram([join(projectRoot, 'dist/src/cli.js'), 'account', ...args], {
    DATABASE_URL: urlOf(await databaseName()),
  });
  return { code: await program.ended(), said: program.said() };
}

test('a list of local governments becomes accounts; their first passwords are for one reader', async () => {
  const [list, output] = [join(folder, 'laos.csv'), join(folder, 'first.csv')];
  writeFileSync(list, 'dla_code,name_th,province_code\n6430102,บ้านเดื่อ,43\n6430103,"หนอง,นาง",43\n');
  const { code, said } = await account('import', list, '--output', output);
  expect([code, said]).toEqual([0, expect.stringContaining('Made 2 accounts')]);
  expect(statSync(output).mode & 0o777).toBe(0o600);
  const [header, first = '', second] = readFileSync(output, 'utf8').replace('\uFEFF', '').split('\r\n');
  expect(header).toBe('username,first_password,name');
  expect(second).toMatch(/^lao-6430103,[a-z2-9-]{23},"หนอง,นาง"$/);
  const [username = '', password = ''] = first.split(',');
  const changed = await changePassword(world, { username, password, newPassword: 'ปลาบึก แม่น้ำ ตะวัน เรือ' });
  expect(changed.userErrors).toEqual([]);
  expect((await account('import', list, '--output', output)).said).toContain('is there already');
  const again = await account('import', list, '--output', join(folder, 'again.csv'));
  expect([again.code, again.said]).toEqual([0, expect.stringContaining('stays as it is')]);
});

test('a list with anything wrong makes nothing, and leaves no file', async () => {
  const [list, output] = [join(folder, 'bad.csv'), join(folder, 'none.csv')];
  writeFileSync(
    list,
    'username,role,province_code,dla_code\nx-54,PROVINCE,54,\nx-99,PROVINCE,99,\nx-1,BOSS,,\n',
  );
  const { code, said } = await account('import', list, '--output', output);
  expect(code).toBe(1);
  expect(said).toContain('line 3, province_code "99": is the code of no province.');
  expect(said).toContain('line 4, role "BOSS": is no role.');
  expect(() => statSync(output)).toThrow('ENOENT');
  expect(await world.database.query(`select from account where username like 'x-%'`)).toEqual([]);
});

test('an account is made, changed, reset, ended and listed', async () => {
  const added = await account('add', 'somchai', '--role', 'PROVINCE', '--province', '54', '--json');
  const { oneTimePassword } = JSON.parse(added.said) as { oneTimePassword: string };
  expect((await logIn(world, 'somchai', oneTimePassword)).userErrors[0].code).toBe(
    'PASSWORD_CHANGE_REQUIRED',
  );
  expect((await account('reset', 'somchai')).said).toMatch(
    /is reset\. Its first password, .*: [a-z2-9-]{23}/,
  );
  expect((await logIn(world, 'somchai', oneTimePassword)).userErrors[0].code).toBe('INVALID_CREDENTIALS');
  expect((await account('change', 'somchai', '--role', 'DEPARTMENT')).code).toBe(0);
  expect((await account('disable', 'somchai')).code).toBe(0);
  expect((await account('list', '--disabled')).said).toMatch(
    /somchai +DEPARTMENT +disabled +never\n1 in all/,
  );
  const unknown = await account('enable', 'nobody');
  expect([unknown.code, unknown.said]).toEqual([1, 'There is no account nobody.\nไม่มีบัญชี nobody\n']);
});

test('the last administrator is not ended, whoever asks', async () => {
  const refused = await account('disable', 'admin');
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('the last administrator')]);
  const change = await account('change', 'admin', '--role', 'DEPARTMENT');
  expect(change.said).toContain('the last administrator');
});

test('a key is made and revoked, and every deed explains itself', async () => {
  const made = await account('keys', 'add', 'moi', '--role', 'DEPARTMENT', '--expires', '2999-01-31');
  expect(made.said).toMatch(/Key 1 of moi is made\. It is not shown again: lpa_\w{36}/);
  expect((await account('keys', 'revoke', '1')).code).toBe(0);
  expect((await account('keys', 'list')).said).toMatch(/1 moi +DEPARTMENT +revoked/);
  expect((await account('--help')).said).toContain('keys add NAME --role ROLE');
  expect((await account('keys', 'add', '--help')).said).toContain('the last day on which it is good');
  const unknown = await account('remove');
  expect([unknown.code, unknown.said]).toEqual([
    2,
    expect.stringContaining('account is one of: add, import'),
  ]);
});
