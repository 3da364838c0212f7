-- Desks (accounts with cash, a broker and a mode), their segments, their halts and their trading days.

create table desk (
    id                      text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name                    text           not null,
    mode                    text           not null check (mode in ('PAPER', 'LIVE')),
    broker                  text           not null,
    market                  text           not null,
    fallback_market         text,
    initial_cash            numeric(18, 2) not null check (initial_cash > 0),
    active                  boolean        not null default true,
    settings                jsonb          not null,
    created_at              timestamptz    not null default now()
);
comment on column desk.market is 'id of the market data set the desk reads, e.g. simulated-42';
comment on column desk.settings is 'validated desk settings: sessions, advisors, risk limits, approval policy, costs';

create table desk_halt (
    id              bigint generated always as identity primary key,
    desk_id         text        not null references desk (id),
    reason          text        not null,
    requested_by    text        not null,
    flatten         boolean     not null default false,
    halted_as_of    timestamptz not null,
    released_as_of  timestamptz,
    released_by     text,
    release_reason  text,
    created_at      timestamptz not null default now()
);
create unique index desk_halt_one_open on desk_halt (desk_id) where released_as_of is null;

create table segment (
    desk_id text not null references desk (id),
    id      text not null,
    name    text not null,
    focus   text not null default '',
    limits  jsonb not null default '{}',
    primary key (desk_id, id)
);

create table trading_day (
    desk_id              text        not null references desk (id),
    trading_date         date        not null,
    process_instance_key bigint,
    clock                text        not null check (clock in ('live', 'paced', 'replay')),
    status               text        not null check (status in ('OPENED', 'PLANNED', 'STOPPED', 'DONE')),
    plan                 jsonb       not null default '{}',
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    primary key (desk_id, trading_date)
);
comment on table trading_day is 'at most one day per desk and date; process_instance_key says which instance runs it';

create table app_user (
    id           bigint generated always as identity primary key,
    username     text        not null unique,
    display_name text        not null,
    role         text        not null check (role in ('VIEWER', 'TRADER', 'RISK', 'ADMIN')),
    created_at   timestamptz not null default now()
);

create table audit_entry (
    id         bigint generated always as identity primary key,
    desk_id    text references desk (id),
    actor      text        not null,
    action     text        not null,
    subject    text        not null,
    detail     jsonb       not null default '{}',
    created_at timestamptz not null default now()
);
