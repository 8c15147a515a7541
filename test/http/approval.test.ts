import { makeWorld, type World } from '../support/world.js';
import { byCode, byName, codes, sending, year } from './importing.js';

let world: World;
let second: number;
beforeEach(async () => {
  world = await makeWorld({ requireApproval: true });
  const [row] = await world.database.query<{ id: number }[]>(
    `insert into account (username, display_name, password_hash, role)
     values ('second', 'second', 'none', 'ADMIN') returning id`,
  );
  second = row?.id ?? 0;
});
afterEach(() => world.close());

const send = sending(() => world);
const approveAs = async (as: number) =>
  (
    await world.ask(
      `mutation ($input: ApproveReleaseInput!) { done: approveRelease(input: $input) {
        release { approvedAt viewerCanPublish } userErrors { code message { th en } } } }`,
      { as, variables: { input: { year, number: 1 } } },
    )
  ).data().done;
const publish = async () => (await send('publish', { number: 1 })).data().done;
const mayPublish = async (as: number): Promise<boolean> =>
  (await world.ask(`{ assessmentYears { year { be } releases { state viewerCanPublish } } }`, { as }))
    .data()
    .assessmentYears.find((each: { year: { be: number } }) => each.year.be === year).releases[0]
    .viewerCanPublish;

test('the button of an approval is for an administrator who brought nothing in, and for a draft', async () => {
  await send('create', {});
  const may = async (as?: number): Promise<boolean[]> =>
    (await world.ask('{ assessmentYears { releases { viewerCanApprove } } }', as === undefined ? {} : { as }))
      .data()
      .assessmentYears.flatMap((each: { releases: { viewerCanApprove: boolean }[] }) =>
        each.releases.map(({ viewerCanApprove }) => viewerCanApprove),
      );
  const [none, { drafts }] = [false, { drafts: [true, true] }];
  expect(await may(second)).toEqual([none, none, none, ...drafts]);
  expect(await may(world.ids.admin)).toEqual([none, none, none, true, none]);
  expect(await may(world.ids.department)).toEqual([none, none, none, none, none]);
  expect(await may()).toEqual([none, none, none]);
});

test('where the service requires it, nothing is published over HTTP before a second person approved', async () => {
  await send('create', {});
  await send('import', { number: 1, rows: [byCode], accept: true });
  const refused = await publish();
  expect(codes(refused)).toEqual(['NOT_APPROVED']);
  expect(refused.userErrors[0].message.th).toMatch(/[\u0e00-\u0e7f]/);
  expect(await mayPublish(world.ids.admin)).toBe(false);
  expect(codes(await approveAs(world.ids.admin))).toEqual(['OWN_WORK']);

  expect(await approveAs(second)).toMatchObject({
    release: { viewerCanPublish: false },
    userErrors: [],
  });
  expect(await mayPublish(world.ids.admin)).toBe(true);

  // The next rows end it: nobody approved those.
  await send('import', { number: 1, rows: [byName], accept: true });
  expect(codes(await publish())).toEqual(['NOT_APPROVED']);
  await approveAs(second);
  expect(await publish()).toMatchObject({ release: { state: 'PUBLISHED' }, userErrors: [] });
});

test('what each administrator may do is told to itself alone, also where another asked the same before', async () => {
  await send('create', {});
  await send('import', { number: 1, rows: [byCode], accept: true });
  const may = async (as: number) =>
    (
      await world.ask('{ assessmentYears { year { be } releases { viewerCanApprove viewerCanPublish } } }', {
        as,
      })
    )
      .data()
      .assessmentYears.find((each: { year: { be: number } }) => each.year.be === year).releases[0];
  expect([await may(world.ids.admin), await may(second)]).toEqual([
    { viewerCanApprove: false, viewerCanPublish: false },
    { viewerCanApprove: true, viewerCanPublish: false },
  ]);
  await approveAs(second);
  expect([await may(world.ids.admin), await may(second)]).toEqual([
    { viewerCanApprove: false, viewerCanPublish: true },
    { viewerCanApprove: true, viewerCanPublish: false },
  ]);
});
