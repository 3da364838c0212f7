-- How much is written about a share on a network in a span of time: counts, never texts. A count is never changed; one that
-- says otherwise later is a row of its own, which earlier sessions do not see.
create table social_mentions (
    market     text        not null references market (id),
    source     text        not null,
    symbol     text        not null,
    span_from  timestamptz not null,
    span_to    timestamptz not null check (span_to > span_from),
    known_from timestamptz not null check (known_from >= span_to),
    messages   integer     not null check (messages >= 0),
    authors    integer     not null check (authors between 0 and messages),
    bullish    integer     not null check (bullish between 0 and messages),
    bearish    integer     not null check (bearish between 0 and messages - bullish),
    busiest    integer     not null check (busiest between 0 and messages),
    copies     integer     not null check (copies between 0 and messages),
    dated      integer     not null check (dated between 0 and messages),
    young      integer     not null check (young between 0 and dated),
    whole      boolean     not null,
    primary key (market, source, symbol, span_from, span_to, known_from)
);
create index social_mentions_by_time on social_mentions (market, span_to);
comment on column social_mentions.known_from is 'an earlier asOf does not see the row';
comment on column social_mentions.busiest is 'posts of the three accounts that wrote most';
comment on column social_mentions.copies is 'posts of which at least three are nearly the same text';
comment on column social_mentions.dated is 'posts of which the age of the account is known';
comment on column social_mentions.young is 'posts of accounts younger than 30 days';
comment on column social_mentions.whole is 'whether all posts of the span were seen; otherwise there were at least so many';

alter table source_choice drop constraint source_choice_kind_check;
alter table source_choice add constraint source_choice_kind_check check (kind in ('DAILY_BARS', 'QUOTES',
    'CORPORATE_ACTIONS', 'NEWS', 'FACTS', 'EVENTS', 'FILINGS', 'SOCIAL', 'MACRO'));
