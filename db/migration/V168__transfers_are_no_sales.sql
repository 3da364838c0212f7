alter table trade_order add column transfer boolean not null default false;
comment on column trade_order.transfer is
    'an import''s row that moved shares from or to another account: booked as bought or sold, no sale for the tax';
