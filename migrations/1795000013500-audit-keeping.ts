import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people read and what asked, and what strangers tried: else they could fill the audit for good. Deeds are none of these. */
const passes = (event = '') => `(
  ${event}action in ('READ_REPORT', 'READ_DRAFT', 'READ_REFUSED', 'USE_API_KEY', 'TOKEN_REFUSED', 'API_KEY_REFUSED')
  or (${event}action in ('DEED_REFUSED', 'LOG_IN_REFUSED', 'LOG_IN_DELAYED') and ${event}actor is null))`;

const refusal = `raise exception 'audit_event is append-only: % is refused', tg_op;`;

/** What the audit keeps, and for how long: deeds for good, reads for 90 days at the least. */
export class AuditKeeping1795000013500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Each process tells of a key's use, and again after a while: what is there already is left out.
      create unique index audit_event_use on audit_event (subject, origin, ((at at time zone 'Asia/Bangkok')::date))
        where action = 'USE_API_KEY';

      create or replace function refuse_change_of_audit() returns trigger language plpgsql as $$ begin
        if tg_op = 'DELETE' and current_setting('lpa.trimming', true) = 'on' then
          return null;
        end if;
        ${refusal}
      end $$;

      -- Whoever says that this is a trimming: of a deed, and of what is not old enough, nothing goes.
      create function refuse_trimming() returns trigger language plpgsql as $$ begin
        if ${passes('old.')} and old.at < now() - interval '90 days' then
          return old;
        end if;
        raise exception 'audit_event keeps deeds for good and what was read for 90 days: % of % stays', old.action, old.at;
      end $$;
      create trigger kept_long_enough before delete on audit_event
        for each row execute function refuse_trimming();
      alter table audit_event enable always trigger kept_long_enough;

      -- Takes away what was read before so long, and keeps that it did: for the owner.
      create function trim_audit(age interval, who text, place text) returns jsonb language plpgsql as $$
      declare
        until timestamptz := now() - age;
        taken jsonb;
      begin
        if age < interval '90 days' then
          raise exception 'what was read is kept for 90 days at the least';
        end if;
        perform set_config('lpa.trimming', 'on', true);
        with gone as (delete from audit_event where ${passes()} and at < until returning action)
        select coalesce(jsonb_object_agg(action, times), '{}') into taken
          from (select action, count(*) as times from gone group by action) by_action;
        perform set_config('lpa.trimming', '', true);
        insert into audit_event (action, actor, origin, details)
        values ('TRIM_AUDIT', who, place, jsonb_build_object('before', until, 'taken', taken));
        return taken;
      end $$;
      revoke all on function trim_audit from public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function trim_audit;
      drop trigger kept_long_enough on audit_event;
      drop function refuse_trimming;
      create or replace function refuse_change_of_audit() returns trigger language plpgsql as $$ begin
        ${refusal}
      end $$;
      drop index audit_event_use;
    `);
  }
}
