-- What execution reads all day: open orders of a desk, orders of a decision.

create index trade_order_open on trade_order (desk_id, state) where state in ('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED');
create index trade_order_decision on trade_order (decision_id) where decision_id is not null;
