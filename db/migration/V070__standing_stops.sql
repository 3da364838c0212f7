-- Stops that stand at the broker until they are reached or taken back.
alter table trade_order drop constraint trade_order_timing_check;
alter table trade_order add constraint trade_order_timing_check check (timing in
    ('DAY', 'NEXT_OPEN', 'GOOD_TILL_CANCELLED'));
comment on column trade_order.timing is 'NEXT_OPEN: decided at or after the close, to be filled at the next session''s open; GOOD_TILL_CANCELLED: a stop that stands at the broker';
comment on column paper_order.trading_date is 'the session it can trade in; an order that is good till cancelled moves on to the next one';
