-- What goes wrong for a desk on purpose, day by day; never for a LIVE desk.

create table planned_fault (
    desk_id      text    not null references desk (id),
    trading_date date    not null,
    fault        text    not null check (fault in ('DATA_GAP', 'VENDOR_DOWN', 'NONSENSE_ANSWER', 'REJECTING_BROKER', 'CRASH')),
    came         boolean not null default false,
    primary key (desk_id, trading_date)
);
comment on column planned_fault.came is 'of a fault that comes once: whether it did';

alter table paper_trouble drop constraint paper_trouble_kind_check;
alter table paper_trouble add constraint paper_trouble_kind_check
    check (kind in ('LATE_CANCEL', 'FILL_ON_CANCEL', 'LOST_ANSWER', 'SLOW', 'UNREACHABLE', 'REFUSES'));
