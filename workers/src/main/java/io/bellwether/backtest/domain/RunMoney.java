package io.bellwether.backtest.domain;

import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.portfolio.domain.Income;

/**
 * What moved money in a run beside the trades themselves.
 *
 * @param income what came without a trade
 * @param executions what executions cost by their prices
 */
public record RunMoney(Income income, ExecutionCosts executions) {
    public static final RunMoney NONE = new RunMoney(Income.NONE, ExecutionCosts.NONE);
}
