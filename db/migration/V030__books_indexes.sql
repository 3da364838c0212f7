-- FIFO order within a day, the age of a position's price, and the ways the books are read.

alter table tax_lot add column opened_as_of timestamptz not null;
comment on column tax_lot.opened_as_of is 'moment of the buy: first in first out within a day';

alter table position add column last_price_as_of timestamptz;
comment on column position.last_price_as_of is 'moment of last_price: an older revaluation that comes late changes nothing';

create index tax_lot_by_symbol on tax_lot (desk_id, symbol);
create index fill_by_desk on fill (desk_id, as_of);
create index equity_snapshot_by_time on equity_snapshot (desk_id, as_of);
