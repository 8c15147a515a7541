import type { MigrationInterface, QueryRunner } from 'typeorm';

const people = `(select nullif(current_setting('lpa.audit', true), '')) = 'on'`;

/** Accounts that can be ended, sessions that can be renewed, limits on guessing, and keys for partners. */
export class Accounts1795000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account
        add column disabled_at timestamptz,
        add column must_change_password boolean not null default false,
        add column last_log_in_at timestamptz;

      -- The owner's codes stand on the row: who asks is found out without a look at the registry.
      alter table account drop constraint account_check;
      update account set province_code = lg.province_code
        from local_government lg where lg.id = local_government_id;
      alter table account add constraint account_province
        check ((role in ('PROVINCE', 'LAO')) = (province_code is not null));

      create table session (
        id integer generated always as identity primary key,
        account_id integer not null references account on delete cascade,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      comment on table session is 'one log-in and all tokens that came of it';
      create index session_by_account on session (account_id) where ended_at is null;
      create index session_by_expiry on session (expires_at);

      create table refresh_token (
        hash bytea primary key check (length(hash) = 32),
        session_id integer not null references session on delete cascade,
        parent bytea,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index refresh_token_by_session on refresh_token (session_id);
      comment on column refresh_token.parent is 'the token in exchange for which it was given';

      -- Rows live a quarter of an hour; each attempt takes some old ones away.
      create table log_in_counter (
        name text primary key,
        attempts double precision[] not null,
        expires_at timestamptz not null
      );
      create index log_in_counter_by_expiry on log_in_counter (expires_at);
      comment on column log_in_counter.name is 'keyed hash of what is counted: people type passwords into the wrong field';

      create table log_in_network (
        account_id integer not null references account on delete cascade,
        network text not null,
        last_at timestamptz not null default now(),
        primary key (account_id, network)
      );

      create table api_key (
        id integer generated always as identity primary key,
        name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
        hash bytea not null unique check (length(hash) = 32),
        role text not null check (role in ('LAO', 'PROVINCE', 'DEPARTMENT')),
        province_code text references province,
        local_government_id integer references local_government,
        created_at timestamptz not null default now(),
        created_by text not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        last_used_at timestamptz,
        check ((role in ('PROVINCE', 'LAO')) = (province_code is not null)),
        check ((role = 'LAO') = (local_government_id is not null))
      );
      create index api_key_by_name on api_key (name);

      alter table audit_event add column details jsonb;

      -- Read as a reader by who may read the audit, and never the hashes.
      grant select (id, username, display_name, role, province_code, local_government_id, created_at,
                    disabled_at, must_change_password, last_log_in_at) on account to lpa_reader;
      grant select (id, name, role, province_code, local_government_id, created_at, created_by, expires_at,
                    revoked_at, last_used_at) on api_key to lpa_reader;
    `);
    for (const table of ['account', 'api_key'])
      await runner.query(`
        alter table ${table} enable row level security, force row level security;
        create policy reading on ${table} for select to lpa_reader using (${people});
        create policy keeping on ${table} to current_user using (true) with check (true);
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_event drop column details;
      drop table api_key, log_in_network, log_in_counter, refresh_token, session;
      drop policy reading on account;
      drop policy keeping on account;
      alter table account no force row level security, disable row level security;
      revoke select on account from lpa_reader;
      revoke select (id, username, display_name, role, province_code, local_government_id, created_at,
                     disabled_at, must_change_password, last_log_in_at) on account from lpa_reader;
      alter table account drop constraint account_province;
      update account set province_code = null where role = 'LAO';
      alter table account
        add constraint account_check check ((role = 'PROVINCE') = (province_code is not null)),
        drop column disabled_at, drop column must_change_password, drop column last_log_in_at;
    `);
  }
}
