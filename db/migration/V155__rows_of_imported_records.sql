-- Every row of an imported record is kept, so that a further file of the same account adds only what is new and an
-- import can be taken back.

alter table record_import add column cash_named boolean not null default true;
comment on column record_import.cash_named is 'whether somebody named the cash the books start from; otherwise the record says it';

create table record_import_run (
    desk_id       text        not null references record_import (desk_id),
    n             integer     not null check (n > 0),
    files         text        not null,
    created_at    timestamptz not null default now(),
    taken_back_at timestamptz,
    primary key (desk_id, n)
);
comment on table record_import_run is 'one row per import of files; those that were taken back stay, audit_entry says by whom and why';

create table import_row (
    desk_id text    not null,
    n       integer not null check (n > 0),
    run     integer not null,
    kind    text    not null,
    key     text    not null,
    content jsonb   not null,
    primary key (desk_id, n),
    unique (desk_id, kind, key, run),
    foreign key (desk_id, run) references record_import_run (desk_id, n)
);
comment on table import_row is 'rows as they were understood, those of a day in their order; the books are made of them';
comment on column import_row.run is 'the import that brought the row first';

alter table cash_entry drop constraint cash_entry_kind_check;
alter table cash_entry add constraint cash_entry_kind_check check (kind in
    ('DEPOSIT', 'WITHDRAWAL', 'BUY', 'SELL', 'FEE', 'DIVIDEND', 'INTEREST', 'TAX', 'CASH_IN_LIEU', 'PAYOUT', 'CORRECTION',
     'UNEXPLAINED_DEPOSIT'));
