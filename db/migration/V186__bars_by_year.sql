-- Daily bars lie in a table per year of trading; those of before 2000 together. A year has its table before its first bar
-- is written: bar_daily_years makes it, and whoever writes bars calls it. A bar of a year without one is refused.

alter table bar_daily rename to bar_daily_whole;
alter index bar_daily_pkey rename to bar_daily_whole_pkey;
alter index bar_daily_by_date rename to bar_daily_whole_by_date;
alter index bar_daily_begun rename to bar_daily_whole_begun;
alter index bar_daily_ended rename to bar_daily_whole_ended;

create table bar_daily (like bar_daily_whole including defaults including constraints including comments)
    partition by range (trading_date);
alter table bar_daily add primary key (market, symbol, trading_date, revision);
create index bar_daily_by_date on bar_daily (market, trading_date);
create index bar_daily_begun on bar_daily (market, known_from) where known_from > '-infinity';
create index bar_daily_ended on bar_daily (market, known_until) where known_until < 'infinity';
create table bar_daily_early partition of bar_daily for values from (minvalue) to ('2000-01-01');

-- Makes the tables of the years from the one day to the other. Attaching lets others read and write meanwhile; two that
-- make tables wait for each other.
create function bar_daily_years(first_day date, last_day date) returns void language plpgsql
set search_path from current as $$
declare
    part text;
begin
    for y in greatest(extract(year from first_day)::integer, 2000) .. extract(year from last_day)::integer loop
        part := 'bar_daily_' || y;
        continue when to_regclass(part) is not null;
        lock table bar_daily in share update exclusive mode;
        continue when to_regclass(part) is not null;
        execute format('create table %I (like bar_daily including all)', part);
        execute format('alter table bar_daily attach partition %I for values from (%L) to (%L)', part,
            make_date(y, 1, 1), make_date(y + 1, 1, 1));
    end loop;
end $$;

select bar_daily_years(year, year)
from (select distinct date_trunc('year', trading_date)::date as year from bar_daily_whole) as years;
insert into bar_daily select * from bar_daily_whole;
drop table bar_daily_whole;
