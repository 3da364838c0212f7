-- Market data sets by id, where each stored price came from, and the indexes their readers need.

create table market (
    id                   text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    kind                 text not null check (kind in ('FILES', 'SIMULATED')),
    location             text not null,
    benchmark            text,
    imported_fingerprint text not null default ''
);
comment on column market.location is 'FILES: the folder; SIMULATED: the seed';
comment on column market.imported_fingerprint is 'state of the source at the last import; empty = never imported';

alter table bar_daily add column source text not null default '';
alter table quote add column source text not null default '';
comment on column bar_daily.source is 'id of the market data set that delivered the row; differs from market when a fallback stood in';
comment on column quote.source is 'id of the market data set that delivered the row; differs from market when a fallback stood in';

create index bar_daily_by_date on bar_daily (market, trading_date);
create index data_issue_by_kind on data_issue (market, kind, trading_date);
