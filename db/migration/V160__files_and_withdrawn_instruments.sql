-- What became of each file of a folder of prices, and which instruments their source no longer has.

create table market_file (
    market       text    not null,
    position     integer not null,
    file         text    not null,
    outcome      text    not null check (outcome in ('READ', 'REFUSED', 'OTHER')),
    bars         integer not null check (bars >= 0),
    refused_rows integer not null check (refused_rows >= 0),
    reason       text    not null default '',
    primary key (market, position)
);
comment on table market_file is 'what the last import made of each file of a folder; a file that is not used says why';

alter table instrument add column withdrawn boolean not null default false;
comment on column instrument.withdrawn is 'the source no longer has it: its bars are kept for the record, it is not traded';
