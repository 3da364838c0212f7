-- Until when an order may leave the desk.
alter table trade_order add column valid_until timestamptz;
comment on column trade_order.valid_until is 'the gate before the wire lets nothing pass after it; null: good till cancelled, or from before there was an end';
