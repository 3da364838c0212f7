-- The three tables of the original roadmap, served as views with these columns; desk_id is added at the end.

create view positions as
select p.id,
       p.symbol       as ticker,
       p.quantity     as shares,
       p.average_cost as buy_price,
       p.stop_price   as stop_loss,
       p.cost_basis,
       p.created_at,
       p.updated_at,
       p.desk_id
from position p
where p.quantity > 0;

create view trades as
select row_number() over (order by f.as_of, f.id) as id,
       f.symbol                                   as ticker,
       f.side                                     as action,
       f.quantity                                 as shares,
       f.price,
       f.as_of                                    as timestamp,
       coalesce(t.reasoning, o.reason)            as ai_reasoning,
       o.state                                    as execution_status,
       f.desk_id
from fill f
join trade_order o on o.id = f.order_id
left join decision_trade t on t.decision_id = o.decision_id and t.n = o.decision_n;

create view daily_metrics as
select m.id,
       m.trading_date as date,
       m.total_equity,
       m.cash_balance,
       m.daily_return,
       m.sharpe_ratio,
       m.max_drawdown,
       m.created_at,
       m.desk_id
from desk_daily_metrics m;
