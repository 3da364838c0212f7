-- Facts, events and what is wrong in files, as they were known: a further revision counts from when it became known.

alter table instrument_fact add column known_from timestamptz not null default '-infinity';
alter table instrument_fact add column known_until timestamptz not null default 'infinity';
alter table instrument_fact add constraint instrument_fact_known check (known_from <= known_until);
update instrument_fact f set known_until = '-infinity'
where exists (select 1 from instrument_fact later
    where (later.market, later.symbol, later.kind, later.known_at) = (f.market, f.symbol, f.kind, f.known_at)
        and later.revision > f.revision);
comment on column instrument_fact.known_from is 'an earlier asOf does not see the revision; -infinity = known since known_at';
comment on column instrument_fact.known_until is 'from this asOf on the next revision counts';

alter table market_event add column known_from timestamptz not null default '-infinity';
alter table market_event add column known_until timestamptz not null default 'infinity';
alter table market_event add constraint market_event_known check (known_from <= known_until);
update market_event e set known_until = '-infinity'
where exists (select 1 from market_event later
    where (later.market, later.symbol, later.kind, later.reference, later.known_at)
            = (e.market, e.symbol, e.kind, e.reference, e.known_at)
        and later.revision > e.revision);
comment on column market_event.known_from is 'an earlier asOf does not see the revision; -infinity = known since known_at';
comment on column market_event.known_until is 'from this asOf on the next revision counts';

alter table data_issue add column revision integer not null default 1 check (revision > 0);
alter table data_issue add column known_from timestamptz not null default '-infinity';
alter table data_issue add column known_until timestamptz not null default 'infinity';
alter table data_issue add constraint data_issue_known check (known_from <= known_until);
alter table data_issue drop constraint data_issue_market_symbol_file_line_kind_detail_key;
create unique index data_issue_now on data_issue (market, symbol, file, line, kind, detail)
    where known_until = 'infinity';
comment on table data_issue is 'everything wrong in market data, by file and line where it came from a file; nothing is dropped silently, and what the next import finds mended is ended';

drop view instrument_fact_now;
drop view market_event_now;
