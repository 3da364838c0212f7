-- What the watch found wrong, one row per trouble from its first sight to its end, and when the watch looked last.

create table watch_condition (
    id           bigint generated always as identity primary key,
    key          text        not null,
    kind         text        not null,
    severity     text        not null check (severity in ('WARNING', 'CRITICAL')),
    desk_id      text,
    trading_date date,
    since        timestamptz not null,
    title        text        not null,
    text         text        not null,
    link         text        not null default '',
    told         boolean     not null default false,
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    begun_at     timestamptz,
    over_at      timestamptz,
    created_at   timestamptz not null default now(),
    check (last_seen >= first_seen),
    check (over_at is null or begun_at is not null)
);
create unique index watch_condition_one_open on watch_condition (key) where over_at is null;
comment on table watch_condition is 'one row per trouble: seen, begun (told once), over (told once); alerts are keyed watch:<id>:begun and watch:<id>:over';
comment on column watch_condition.key is 'natural key of the trouble; open at most once at a time';
comment on column watch_condition.since is 'when the trouble began, as far as the watch can tell';
comment on column watch_condition.told is 'whoever failed told people already: the watch tells only the end';
comment on column watch_condition.last_seen is 'when it was seen last, or could not be looked for';

create table watch_look (
    id        smallint    primary key default 1 check (id = 1),
    looked_at timestamptz not null
);
comment on table watch_look is 'one row: when any replica''s watch looked last';
