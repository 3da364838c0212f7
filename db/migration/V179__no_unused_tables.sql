-- Nothing ever wrote or read these: people are the engine's, runs of backtests are folders, and what a desk learns will
-- bring tables of its own.
drop table conclusion;
drop table backtest_run;
drop table app_user;
