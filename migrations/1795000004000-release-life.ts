import type { MigrationInterface, QueryRunner } from 'typeorm';

const unpublished = `(select nullif(current_setting('lpa.unpublished', true), '')) = 'on'`;
const audit = `(select nullif(current_setting('lpa.audit', true), '')) = 'on'`;

/** Releases that become public by the clock, give a reason, and can be taken back; and what was done, for good. */
export class ReleaseLife1795000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table release
        add column public_from timestamptz,
        add column public_until timestamptz,
        add column supersedes_id integer references release,
        add column changes jsonb,
        add column withdrawn_at timestamptz,
        add column withdrawn_by text,
        add column withdrawal_note text,
        add check (num_nulls(withdrawn_at, withdrawn_by, withdrawal_note) =
                   case state when 'WITHDRAWN' then 0 else 3 end),
        add check ((state = 'DRAFT') = (published_at is null)),
        add check (public_until is null or state <> 'DRAFT');
      comment on column release.public_from is 'published under an embargo that ends then; null: public at once';
      comment on column release.public_until is 'when its successor takes its place; may be a time to come';

      -- Two may be PUBLISHED while one of them waits for its time: then the other ends where it begins.
      drop index release_one_published_a_year;
      create unique index release_one_published_a_year on release (year)
        where state = 'PUBLISHED' and public_until is null;

      -- Where a release stands at a moment: the column says what was decided, the clock says the rest. Whoever
      -- reads for the public asks this and never the column.
      create function release_state(state text, public_from timestamptz, public_until timestamptz, moment timestamptz)
        returns text language sql immutable parallel safe return
        case when state = 'PUBLISHED' and public_from > moment then 'SCHEDULED'
             when state = 'PUBLISHED' and public_until <= moment then 'SUPERSEDED'
             else state end;

      -- Facts are read of releases that are read: this policy hides those of an embargo too.
      alter policy reading on release using (
        release_state(state, public_from, public_until, now()) not in ('DRAFT', 'SCHEDULED') or ${unpublished});

      create table audit_event (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        action text not null check (action ~ '^[A-Z]+(_[A-Z]+)*$'),
        actor text,
        origin text not null,
        subject text,
        before jsonb,
        after jsonb,
        file_name text,
        file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$')
      );
      create index audit_event_by_actor on audit_event (lower(actor), id);
      create index audit_event_by_action on audit_event (action, id);
      comment on column audit_event.actor is 'null: nobody known, as where a log-in was refused';

      create function refuse_change_of_audit() returns trigger language plpgsql as $$ begin
        raise exception 'audit_event is append-only: % is refused', tg_op;
      end $$;
      create trigger append_only before update or delete or truncate on audit_event
        for each statement execute function refuse_change_of_audit();
      -- Always: also in a session that has switched triggers off.
      alter table audit_event enable always trigger append_only;

      grant select on audit_event to lpa_reader;
      alter table audit_event enable row level security, force row level security;
      create policy reading on audit_event for select to lpa_reader using (${audit});
      create policy keeping on audit_event to current_user using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_event;
      drop function refuse_change_of_audit;
      alter policy reading on release using (state <> 'DRAFT' or ${unpublished});
      drop function release_state;
      -- What the older tables have no words for: a release that waits is a draft, one that ended is superseded.
      update release set state = 'DRAFT', published_at = null, published_by = null where public_from > now();
      update release set state = 'SUPERSEDED' where state = 'PUBLISHED' and public_until <= now();
      alter table release
        drop column public_from, drop column public_until, drop column supersedes_id, drop column changes,
        drop column withdrawn_at, drop column withdrawn_by, drop column withdrawal_note;
      create unique index release_one_published_a_year on release (year) where state = 'PUBLISHED';
    `);
  }
}
