package io.bellwether.execution.app.approval;

import io.bellwether.desk.app.CompletedTasks;
import io.bellwether.desk.app.TaskCompletions;
import io.bellwether.desk.app.WhoCompleted;
import io.bellwether.execution.app.order.Orders;
import org.springframework.stereotype.Component;

/** Puts the name into an order's history once the engine tells who completed its task. */
@Component
class ApprovalPersons implements CompletedTasks {
    private final Orders orders;

    ApprovalPersons(Orders orders) {
        this.orders = orders;
    }

    @Override
    public TaskCompletions.Kind kind() {
        return TaskCompletions.Kind.APPROVAL;
    }

    @Override
    public void completedBy(String orderId, String actor) {
        orders.nameDecider(orderId, WhoCompleted.UNKNOWN_YET, actor);
    }
}
