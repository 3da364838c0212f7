-- Markets that vendors deliver: which symbols belong to one, who delivered what, and what bid and ask were.

alter table market drop constraint market_kind_check;
alter table market add constraint market_kind_check check (kind in ('FILES', 'SIMULATED', 'VENDORS', 'RECORD'));
comment on column market.location is 'FILES: the folder; SIMULATED: the seed; VENDORS: the chains of sources; RECORD: the files';

-- A symbol belongs to the market from the first of the days on, and from the day of its end on no more.
create table market_member (
    market     text not null references market (id),
    symbol     text not null,
    from_date  date not null,
    until_date date,
    primary key (market, symbol, from_date),
    check (until_date > from_date)
);
create unique index market_member_now on market_member (market, symbol) where until_date is null;

alter table bar_daily add column vendor text not null default '';
alter table bar_daily add column received_at timestamptz not null default now();
comment on column bar_daily.vendor is 'who delivered it, where the market has several vendors';
comment on column bar_daily.received_at is 'when it was stored, by the clock of the database; told, never decided on';

alter table quote add column bid numeric(18, 6) check (bid > 0);
alter table quote add column ask numeric(18, 6) check (ask >= bid);
alter table quote add column received_at timestamptz not null default now();
alter table quote add constraint quote_spread check ((bid is null) = (ask is null));

-- For each symbol that was asked for: who delivered, how new it was, and why not the one before.
create table source_choice (
    market  text        not null references market (id),
    kind    text        not null check (kind in ('DAILY_BARS', 'QUOTES', 'CORPORATE_ACTIONS', 'NEWS', 'FACTS', 'EVENTS')),
    symbol  text        not null,
    as_of   timestamptz not null,
    source  text,
    data_at timestamptz,
    passed  jsonb       not null default '[]',
    primary key (market, kind, symbol, as_of),
    check (data_at is null or source is not null)
);
create index source_choice_by_time on source_choice (market, as_of);
comment on column source_choice.source is 'who delivered; null when nobody did';
comment on column source_choice.data_at is 'the moment of the newest that was delivered';
comment on column source_choice.passed is 'the sources asked before, in their order, each with its reason';
