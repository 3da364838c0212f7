-- What was said in companies' calls about their earnings. A text is never changed; another one of the same publication is a
-- row of its own, which earlier sessions do not see.
create table transcript (
    market       text        not null references market (id),
    symbol       text        not null,
    published_at timestamptz not null,
    known_from   timestamptz not null check (known_from >= published_at),
    title        text        not null check (length(title) <= 200),
    text         text        not null check (length(text) between 1 and 400000),
    primary key (market, symbol, published_at, known_from)
);
create index transcript_by_time on transcript (market, published_at);
comment on column transcript.known_from is 'an earlier asOf does not see the row';
