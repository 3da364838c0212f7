-- Instruments, daily bars, quotes, corporate actions and news of each market data set.

create table instrument (
    market     text    not null,
    symbol     text    not null,
    name       text    not null default '',
    sector     text    not null default '',
    benchmark  boolean not null default false,
    primary key (market, symbol)
);

create table universe_member (
    desk_id    text not null references desk (id),
    segment_id text not null,
    symbol     text not null,
    primary key (desk_id, segment_id, symbol),
    foreign key (desk_id, segment_id) references segment (desk_id, id)
);

create table bar_daily (
    market       text           not null,
    symbol       text           not null,
    trading_date date           not null,
    open         numeric(18, 6) not null check (open > 0),
    high         numeric(18, 6) not null,
    low          numeric(18, 6) not null check (low > 0),
    close        numeric(18, 6) not null check (close > 0),
    volume       bigint         not null check (volume >= 0),
    available_at timestamptz    not null,
    primary key (market, symbol, trading_date),
    check (high >= greatest(open, close, low) and low <= least(open, close))
);
comment on column bar_daily.available_at is 'the session close: a reader with an earlier asOf must not see the row';

create table quote (
    market     text           not null,
    symbol     text           not null,
    as_of      timestamptz    not null,
    price      numeric(18, 6) not null check (price > 0),
    kind       text           not null check (kind in ('OPEN', 'INTRADAY', 'CLOSE')),
    primary key (market, symbol, as_of)
);

create table corporate_action (
    market   text           not null,
    symbol   text           not null,
    ex_date  date           not null,
    kind     text           not null check (kind in ('SPLIT', 'DIVIDEND', 'SYMBOL_CHANGE', 'DELISTING')),
    ratio    numeric(18, 9),
    amount   numeric(18, 6),
    detail   text           not null default '',
    primary key (market, symbol, ex_date, kind)
);

create table news_item (
    market       text        not null,
    id           text        not null,
    symbol       text,
    headline     text        not null,
    source       text        not null,
    published_at timestamptz not null,
    primary key (market, id)
);

create table data_issue (
    id           bigint generated always as identity primary key,
    market       text        not null,
    symbol       text        not null,
    trading_date date,
    file         text        not null default '',
    line         integer     not null default 0,
    kind         text        not null,
    detail       text        not null,
    created_at   timestamptz not null default now(),
    unique (market, symbol, file, line, kind, detail)
);
comment on table data_issue is 'everything wrong in market data, by file and line where it came from a file; nothing is dropped silently';
