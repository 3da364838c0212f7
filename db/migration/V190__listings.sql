-- Where shares are listed, from when a source told it here: only a change is a row of its own.
create table listing (
    market     text        not null references market (id),
    symbol     text        not null,
    exchange   text        not null check (exchange <> ''),
    known_from timestamptz not null,
    primary key (market, symbol, known_from)
);
comment on column listing.known_from is 'an earlier asOf does not see the row';
