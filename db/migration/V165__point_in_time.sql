-- Market data as it was known: a row is never changed and never deleted. What a source corrects or takes back ends the
-- row's time, and the correction is another row. A reader at a moment sees the rows whose time holds that moment, and of
-- those only what had happened by then (bar_daily.available_at, quote.as_of, corporate_action.known_at,
-- news_item.published_at, instrument.listed_from). At most one row of a natural key is without an end.

alter table market add column version bigint not null default 0;
alter table market add column read_from timestamptz;
alter table market add column read_until timestamptz check (read_until >= read_from);
comment on column market.version is 'counts the writes that changed what readers of instruments, bars or actions may see';
comment on column market.read_from is 'first moment at which a session worked with the data; null before there was one';
comment on column market.read_until is 'last such moment: what an import brings must not change what was seen between the two';

alter table bar_daily add column revision integer not null default 1 check (revision > 0);
alter table bar_daily add column known_from timestamptz not null default '-infinity';
alter table bar_daily add column known_until timestamptz not null default 'infinity';
alter table bar_daily add constraint bar_daily_known check (known_from <= known_until);
alter table bar_daily drop constraint bar_daily_pkey;
alter table bar_daily add primary key (market, symbol, trading_date, revision);
create index bar_daily_begun on bar_daily (market, known_from) where known_from > '-infinity';
create index bar_daily_ended on bar_daily (market, known_until) where known_until < 'infinity';
comment on column bar_daily.known_from is 'an earlier asOf does not see the row: -infinity = known as soon as it happened';
comment on column bar_daily.known_until is 'from this asOf on the row is corrected or taken back; equal to known_from: nobody ever saw it';

alter table quote add column revision integer not null default 1 check (revision > 0);
alter table quote add column known_from timestamptz not null default '-infinity';
alter table quote add column known_until timestamptz not null default 'infinity';
alter table quote add constraint quote_known check (known_from <= known_until);
alter table quote drop constraint quote_pkey;
alter table quote add primary key (market, symbol, as_of, revision);

alter table instrument add column revision integer not null default 1 check (revision > 0);
alter table instrument add column known_from timestamptz not null default '-infinity';
alter table instrument add column known_until timestamptz not null default 'infinity';
alter table instrument add column listed_from date;
alter table instrument add constraint instrument_known check (known_from <= known_until);
alter table instrument drop constraint instrument_pkey;
alter table instrument add primary key (market, symbol, revision);
create unique index instrument_now on instrument (market, symbol) where known_until = 'infinity';
comment on column instrument.listed_from is 'session of its first bar, before which there is no such instrument; null when it has none';
update instrument i set listed_from =
    (select min(b.trading_date) from bar_daily b where b.market = i.market and b.symbol = i.symbol);

alter table corporate_action add column revision integer not null default 1 check (revision > 0);
alter table corporate_action add column known_from timestamptz not null default '-infinity';
alter table corporate_action add column known_until timestamptz not null default 'infinity';
alter table corporate_action add constraint corporate_action_known check (known_from <= known_until);
alter table corporate_action drop constraint corporate_action_pkey;
alter table corporate_action add primary key (market, symbol, ex_date, kind, revision);

alter table news_item add column revision integer not null default 1 check (revision > 0);
alter table news_item add column known_from timestamptz not null default '-infinity';
alter table news_item add column known_until timestamptz not null default 'infinity';
alter table news_item add constraint news_item_known check (known_from <= known_until);
alter table news_item drop constraint news_item_pkey;
alter table news_item add primary key (market, id, revision);

-- What was decided so far stays as it was: nothing that comes from now on may reach behind it.
update market m set read_from = r.first, read_until = r.last
from (select d.market, min(c.as_of) as first, max(c.as_of) as last
      from decision_context c join desk d on d.id = c.desk_id group by d.market) r
where r.market = m.id;
