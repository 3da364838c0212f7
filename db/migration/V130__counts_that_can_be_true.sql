-- What vendors count is checked before it is stored; a count below zero would lower what was spent.

update decision_attempt
set input_tokens = least(greatest(input_tokens, 0), 10000000), output_tokens = least(greatest(output_tokens, 0), 10000000),
    cached_input_tokens = least(greatest(cached_input_tokens, 0), 10000000),
    reasoning_tokens = least(greatest(reasoning_tokens, 0), 10000000),
    latency_ms = greatest(latency_ms, 0),
    cost_usd = case when cost_usd < 0 then reserved_usd else cost_usd end
where least(input_tokens, output_tokens, cached_input_tokens, reasoning_tokens, latency_ms, cost_usd) < 0
   or greatest(input_tokens, output_tokens, cached_input_tokens, reasoning_tokens) > 10000000;

alter table decision_attempt
    add constraint decision_attempt_counts check (
        input_tokens between 0 and 10000000 and output_tokens between 0 and 10000000
        and cached_input_tokens between 0 and 10000000 and reasoning_tokens between 0 and 10000000),
    add constraint decision_attempt_cost check (cost_usd >= 0),
    add constraint decision_attempt_latency check (latency_ms >= 0),
    drop constraint decision_attempt_ending_check,
    add constraint decision_attempt_ending_check
        check (ending in ('COMPLETE', 'TRUNCATED', 'REFUSED', 'FILTERED', 'UNFINISHED'));
comment on column decision_attempt.failures is
    'exchanges that gave no answer, in order: [{kind, detail, latencyMillis, begun}]; what had begun may be billed';
