package io.bellwether.execution.memory;

import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.approval.ApprovalSignal;
import io.bellwether.execution.app.halt.RunningRebalances;
import io.bellwether.execution.app.halt.StopSignal;
import io.bellwether.execution.app.order.OrderNews;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.time.LocalDate;
import java.util.List;

/** No process waits for anything: whoever runs the use cases asks for himself. */
@InMemory
final class NoEngine implements OrderNews, StopSignal, ApprovalSignal, RunningRebalances {
    @Override
    public void updated(String orderId) {}

    @Override
    public void publish(StandingHalt halt) {}

    @Override
    public void sell(StandingHalt halt) {}

    @Override
    public void stopDay(DeskId desk, LocalDate date, long haltId) {}

    @Override
    public void stopRebalance(String rebalanceId, long haltId) {}

    @Override
    public boolean answer(String orderId, boolean approved, long answerId) {
        return false;
    }

    @Override
    public List<String> running(DeskId desk) {
        return List.of();
    }
}
