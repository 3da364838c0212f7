-- What was found of the data of a market at each session: how much of it may be traded on, and what is wrong with whom.
create table data_check (
    market          text        not null,
    as_of           timestamptz not null,
    trading_date    date        not null,
    expected        integer     not null check (expected >= 0),
    usable          integer     not null check (usable between 0 and expected),
    benchmark_fresh boolean     not null,
    primary key (market, as_of)
);
comment on column data_check.expected is 'symbols that traded lately';
comment on column data_check.usable is 'how many of them have data that may be traded on';

create table data_verdict (
    market   text        not null,
    as_of    timestamptz not null,
    symbol   text        not null,
    grade    text        not null check (grade in ('USABLE', 'CAUTION', 'EXCLUDED')),
    findings jsonb       not null check (jsonb_typeof(findings) = 'array' and findings <> '[]'),
    primary key (market, as_of, symbol),
    foreign key (market, as_of) references data_check (market, as_of) on delete cascade
);
comment on table data_verdict is 'symbols of which something was found; every other one is usable';
comment on column data_verdict.findings is 'what was found, each with its reason and its numbers';
