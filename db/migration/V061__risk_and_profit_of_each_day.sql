-- A desk's day in more numbers: null where a figure is not defined yet.

alter table desk_daily_metrics add column volatility numeric(14, 6);
alter table desk_daily_metrics add column sortino_ratio numeric(14, 6);
alter table desk_daily_metrics add column calmar_ratio numeric(14, 6);
alter table desk_daily_metrics add column beta numeric(14, 6);
alter table desk_daily_metrics add column alpha numeric(14, 6);
alter table desk_daily_metrics add column exposure numeric(14, 6);
alter table desk_daily_metrics add column turnover numeric(14, 6);
alter table desk_daily_metrics add column realised_pnl numeric(18, 2);
alter table desk_daily_metrics add column unrealised_pnl numeric(18, 2);
alter table desk_daily_metrics add column fees numeric(18, 2);
comment on column desk_daily_metrics.exposure is 'value of the positions by equity at the close';
comment on column desk_daily_metrics.turnover is 'of the day: the smaller one of buys and sells by equity';
comment on column desk_daily_metrics.realised_pnl is 'USD since the start, before fees';
comment on column desk_daily_metrics.unrealised_pnl is 'USD at the close';
comment on column desk_daily_metrics.fees is 'USD since the start, 0 or more';
