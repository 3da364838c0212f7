-- Records of trades that were imported into desks of their own, and every row of theirs that does not add up.

create table record_import (
    desk_id     text        primary key references desk (id),
    source      text        not null check (source in ('EXPERIMENT', 'TRADES')),
    as_recorded boolean     not null,
    files       text        not null,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);
comment on column record_import.as_recorded is 'whether the source was followed where it contradicts its own trades';

create table import_finding (
    desk_id      text    not null references record_import (desk_id),
    n            integer not null,
    kind         text    not null,
    treatment    text    not null check (treatment in ('LISTED', 'REFUSED', 'CAPPED', 'FOLLOWED')),
    file         text    not null,
    line         integer not null check (line >= 0),
    trading_date date,
    symbol       text,
    stated       numeric,
    expected     numeric,
    detail       text    not null,
    primary key (desk_id, n)
);
comment on table import_finding is 'written by the last import of the desk; n is the order by file and line';
comment on column import_finding.stated is 'what the source says, in USD or shares as the kind has it';

alter table trade_order drop constraint trade_order_purpose_check;
alter table trade_order add constraint trade_order_purpose_check check (purpose in
    ('DECISION', 'STOP', 'BRAKE', 'FLATTEN', 'IMPORT'));

alter table cash_entry drop constraint cash_entry_kind_check;
alter table cash_entry add constraint cash_entry_kind_check check (kind in
    ('DEPOSIT', 'WITHDRAWAL', 'BUY', 'SELL', 'FEE', 'DIVIDEND', 'INTEREST', 'CASH_IN_LIEU', 'PAYOUT', 'CORRECTION'));

alter table market drop constraint market_kind_check;
alter table market add constraint market_kind_check check (kind in ('FILES', 'SIMULATED', 'RECORD'));
comment on column market.location is 'FILES: the folder; SIMULATED: the seed; RECORD: the names of the imported files';
