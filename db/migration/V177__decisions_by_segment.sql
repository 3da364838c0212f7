-- A decision is keyed by desk, date, session and segment; DESK is the whole desk. A day may have intraday checks, each a
-- session by its time.
alter table session_run drop constraint session_run_session_check;
alter table session_run add constraint session_run_session_check
    check (session in ('MORNING', 'MIDDAY', 'CLOSE', 'REPORT') or session ~ '^INTRADAY[0-2][0-9][0-5][0-9]$');
alter table equity_snapshot drop constraint equity_snapshot_session_check;
alter table equity_snapshot add constraint equity_snapshot_session_check
    check (session in ('OPENING', 'MORNING', 'MIDDAY', 'CLOSE') or session ~ '^INTRADAY[0-2][0-9][0-5][0-9]$');
alter table decision_context drop constraint decision_context_session_check;
alter table decision_context add constraint decision_context_session_check
    check (session in ('MORNING', 'MIDDAY', 'CLOSE') or session ~ '^INTRADAY[0-2][0-9][0-5][0-9]$');

alter table decision_context add column segment text not null default 'DESK';
alter table decision_context drop constraint decision_context_desk_id_trading_date_session_key;
alter table decision_context add constraint decision_context_desk_id_trading_date_session_segment_key
    unique (desk_id, trading_date, session, segment);
comment on column decision_context.segment is 'segment of the desk that it is about; DESK: the whole desk';

alter table decision add column segment text not null default 'DESK';
drop index decision_one_advice_per_session;
create unique index decision_one_advice_per_session on decision (desk_id, trading_date, session, segment)
    where kind = 'ADVICE';
comment on column decision.segment is 'segment of the desk that it is about; DESK: the whole desk';

alter table trade_order add column segment text not null default 'DESK';
comment on column trade_order.segment is 'segment whose decision it came from; DESK: the whole desk';
