-- A shadow trades on paper beside its desk, whatever anybody configures.

alter table desk add constraint shadow_trades_on_paper
    check (settings ->> 'shadowOf' is null or (broker = 'paper' and mode = 'PAPER'));
