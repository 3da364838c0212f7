-- What companies filed with the regulator: some of it forbids to buy for a while. A filing is never changed; readers see it
-- from when it was accepted, or from when it became known here where a session had worked without it.
create table filing (
    market      text        not null references market (id),
    symbol      text        not null,
    accession   text        not null,
    form        text        not null,
    items       jsonb       not null default '[]',
    accepted_at timestamptz not null,
    url         text        not null,
    known_from  timestamptz not null check (known_from >= accepted_at),
    primary key (market, symbol, accession)
);
create index filing_by_time on filing (market, accepted_at);
comment on column filing.known_from is 'an earlier asOf does not see the row';

alter table source_choice drop constraint source_choice_kind_check;
alter table source_choice add constraint source_choice_kind_check check (kind in ('DAILY_BARS', 'QUOTES',
    'CORPORATE_ACTIONS', 'NEWS', 'FACTS', 'EVENTS', 'FILINGS', 'MACRO'));
