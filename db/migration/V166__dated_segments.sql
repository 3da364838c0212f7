-- Which segment a symbol was in on which day: a change of a segment counts from the desk's day that goes on, or from the
-- next one, and what was stays. A segment that was removed is still named by the days on which it was there.

alter table universe_member add column revision integer not null default 1 check (revision > 0);
alter table universe_member add column member_from date not null default '-infinity';
alter table universe_member add column member_until date not null default 'infinity';
alter table universe_member add constraint universe_member_days check (member_from <= member_until);
alter table universe_member drop constraint universe_member_desk_id_segment_id_fkey;
alter table universe_member drop constraint universe_member_pkey;
alter table universe_member add primary key (desk_id, segment_id, symbol, revision);
drop index universe_member_one_segment;
create unique index universe_member_one_segment on universe_member (desk_id, symbol) where member_until = 'infinity';
create index universe_member_by_symbol on universe_member (desk_id, symbol, member_from);
comment on column universe_member.member_from is 'first trading date in the segment; -infinity = before the desk''s first day';
comment on column universe_member.member_until is 'first trading date on which it was not in it any more; equal to member_from: taken out on the same day';
