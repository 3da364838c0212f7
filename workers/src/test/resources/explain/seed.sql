update decision_context set snapshot = '{"facts": "as read"}' where id = 'explained-20261120-morning';

insert into consultation_plan (context_id, advisors, state, spent_today, spent_month, daily_budget, monthly_budget, as_of)
values ('explained-20261120-morning', '["gpt", "claude", "strategies"]', 'NORMAL', 0, 12.4375, 5, 60, '2026-11-20T14:30:00Z');

insert into decision_attempt (id, context_id, advisor, advisor_index, repair, model, provider, parameters,
    prompt_version, prompt_hash, prompt_system, prompt_user, cuts, ending, raw_answer, verdict, problems, mappings,
    failures, request_id, latency_ms, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_usd,
    price_version)
values ('explained-20261120-morning-a0-r0', 'explained-20261120-morning', 'gpt', 0, 0, 'gpt-5.1', 'openai',
    '{"max_output_tokens": "8000", "effort": "low"}', 'desk-1',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    E'You run a trading desk.\nAnswer in JSON.', 'The facts and the task.',
    '[{"what": "history", "kept": 3, "dropped": 2}]', 'COMPLETE',
    '{"trades": [ {"symbol": "FENN", "limit_price": -3} ]}', 'INVALID',
    '[{"path": "trades[0].limit_price", "value": "-3", "limit": "must be > 0"},
      {"path": "trades[0].risks", "value": "nothing", "limit": "must be there"}]', '[]',
    '[{"kind": "RATE_LIMITED", "detail": "429, told to wait 2 s", "latencyMillis": 312}]', 'req_7Yq2', 8421, 11840,
    8192, 1204, 611, 0.0312, '2026-11');

insert into decision_attempt (id, context_id, advisor, advisor_index, repair, verdict, problems)
values ('explained-20261120-morning-a0-r1', 'explained-20261120-morning', 'gpt', 0, 1, 'UNAVAILABLE',
    '[{"path": "$", "value": "no answer within 60 s", "limit": "must be answered"}]');

insert into decision_attempt (id, context_id, advisor, advisor_index, repair, model, provider, parameters,
    prompt_version, prompt_hash, prompt_system, prompt_user, ending, raw_answer, verdict, mappings, request_id,
    latency_ms, input_tokens, output_tokens, cost_usd, price_version)
values ('explained-20261120-morning-a1-r0', 'explained-20261120-morning', 'claude', 1, 0, 'claude-opus-4-5', 'anthropic',
    '{"max_tokens": "8000"}', 'desk-0', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    E'You run a trading desk.\nAnswer in JSON.', 'The facts and the task.', 'COMPLETE',
    '{"confidence": 64, "trades": []}', 'VALID',
    '[{"path": "trades[0].winProbability", "from": "58%", "to": "0.58", "rule": "percent as fraction"}]', 'req_011C',
    5210, 12011, 1388, 0.0947, '2026-11');

update decision set advisor = 'claude', attempt_id = 'explained-20261120-morning-a1-r0', answer = '{"theses": [
    {"thesis_id": "explained-T1", "verdict": "CONFIRM", "reasoning": "The orders that ORCA announced keep coming in."},
    {"thesis_id": "explained-T2", "verdict": "CHANGE", "reasoning": "The trial results are a week late.",
     "statement": "FENN rises when its trial results are out in December.", "horizon_days": 14}]}'
where id = 'explained-20261120-morning';

insert into risk_check (desk_id, trading_date, session, decision_id, n, rule, passed, numbers, detail)
values ('explained', '2026-11-20', 'MORNING', 'explained-20261120-morning', 1, 'SIZING', true,
    '{"shares": 100, "ADVISOR": 186.5, "KELLY": 131.8, "MAX_POSITION": 104.166667, "VOLUME": 2060, "CASH": 100.4}', 'The size is set by the cash after the reserve.');

insert into risk_check (desk_id, trading_date, session, decision_id, n, rule, passed, numbers, detail)
values ('explained', '2026-11-20', 'MORNING', 'explained-20261120-morning', 1, 'STOP_SANE', true,
    '{"entry": 20, "atr": 0.71, "deskStop": 18.58, "stop": 18.58}', 'The desk sets the stop, two average ranges below the entry.');

update trade_order set order_type = 'LIMIT', limit_price = 20.05, sizing = '{"ADVISOR": 186.5, "KELLY": 131.8, "MAX_POSITION": 104.166666667, "VOLUME": 2060, "CASH": 100.4, "binding": "CASH", "next": "MAX_POSITION", "withoutBinding": 104}'
where id = 'explained-20261120-morning-1';

update decision_trade set order_type = 'LIMIT', stop_price = 18.10, limit_price = 20.05, quantity = 190
where decision_id = 'explained-20261120-morning' and n = 1;

insert into decision_outcome (decision_id, n, measured_on, entry_price, exit_price, return, won, ended,
    win_probability, conviction)
values ('explained-20261120-morning', 1, '2026-12-04', 20, 21.6, 0.08, true, 'HORIZON', 0.58, 71);

insert into decision_context (id, desk_id, trading_date, session, as_of, snapshot)
values ('silent-20261120-morning', 'silent', '2026-11-20', 'MORNING', '2026-11-20T14:30:00Z', '{}');

insert into consultation_plan (context_id, advisors, state, spent_today, spent_month, daily_budget, monthly_budget, as_of)
values ('silent-20261120-morning', '["local"]', 'NEAR', 4.6, 21, 5, 60, '2026-11-20T14:30:00Z');

insert into decision_attempt (id, context_id, advisor, advisor_index, repair, model, provider, ending, raw_answer,
    verdict, problems, latency_ms)
values ('silent-20261120-morning-a0-r0', 'silent-20261120-morning', 'local', 0, 0, 'llama', 'openai', 'TRUNCATED',
    E'I would \u001b[2Jcleared \u202eYUB', 'INVALID',
    '[{"path": "$", "value": "I would", "limit": "must be one JSON object and nothing else"}]', 640);

insert into decision (id, desk_id, trading_date, session, as_of, context_id, outcome, reasoning)
values ('silent-20261120-morning', 'silent', '2026-11-20', 'MORNING', '2026-11-20T14:30:00Z', 'silent-20261120-morning',
    'NO_DECISION', 'local gave an answer that cannot be used: $ must be one JSON object and nothing else, was I would.')
