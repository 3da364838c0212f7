-- What a market knows of companies besides prices: how large they are, when they report, when trading in them stopped.
-- Rows are never changed. What a source says again of the same natural key is the next revision; the highest one counts.

create table instrument_fact (
    market     text           not null,
    symbol     text           not null,
    kind       text           not null check (kind in ('SHARES_OUTSTANDING', 'MARKET_CAP')),
    known_at   timestamptz    not null,
    revision   integer        not null check (revision > 0),
    value      numeric(24, 4) check (value > 0),
    of_date    date           not null,
    source     text           not null,
    created_at timestamptz    not null default now(),
    primary key (market, symbol, kind, known_at, revision)
);
comment on column instrument_fact.value is 'shares or USD; null when the source withdrew the fact';
comment on column instrument_fact.of_date is 'the day it describes: later splits change a number of shares';
comment on column instrument_fact.known_at is 'a reader with an earlier asOf must not see the row';
comment on column instrument_fact.source is 'the data set it came from: another one where that stood in';

create table market_event (
    market     text        not null,
    symbol     text        not null,
    kind       text        not null check (kind in ('EARNINGS', 'HALT')),
    reference  text        not null,
    known_at   timestamptz not null,
    revision   integer     not null check (revision > 0),
    withdrawn  boolean     not null default false,
    event_date date,
    timing     text check (timing in ('BEFORE_OPEN', 'DURING_SESSION', 'AFTER_CLOSE', 'UNKNOWN')),
    starts_at  timestamptz,
    ends_at    timestamptz check (ends_at > starts_at),
    reason     text        not null default '',
    source     text        not null,
    created_at timestamptz not null default now(),
    primary key (market, symbol, kind, reference, known_at, revision),
    constraint market_event_complete check (
        case kind
            when 'EARNINGS' then event_date is not null and timing is not null
            else starts_at is not null and known_at = starts_at
        end)
);
comment on column market_event.reference is 'which event of the symbol: the reported period or the first date named, the start of a halt';
comment on column market_event.known_at is 'EARNINGS: when the date was announced; HALT: when it began. A reader with an earlier asOf must not see the row';
comment on column market_event.ends_at is 'nobody knows it before it has come';

create index market_event_reports on market_event (market, event_date) where kind = 'EARNINGS';
create index market_event_halts on market_event (market, ends_at) where kind = 'HALT';

create view instrument_fact_now as
select distinct on (market, symbol, kind, known_at) *
from instrument_fact
order by market, symbol, kind, known_at, revision desc;

create view market_event_now as
select distinct on (market, symbol, kind, reference, known_at) *
from market_event
order by market, symbol, kind, reference, known_at, revision desc;
