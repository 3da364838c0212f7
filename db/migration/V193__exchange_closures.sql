-- Days on which a broker said that the exchange stays closed though no rule says so (a day of mourning, a storm): taken
-- over once and never removed, so that later days and backtests know them.
create table exchange_closure (
    day     date        primary key,
    told_by text        not null,
    as_of   timestamptz not null
);
comment on column exchange_closure.told_by is 'name of the broker whose calendar said so first';
