package io.bellwether.execution.app.order;

import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.risk.domain.sizing.Sizing;
import java.util.List;
import java.util.Optional;

/** How the sizes of orders came about, kept while a run in memory lasts. */
public interface OrderSizes {
    /** Empty where the order does not come from a decision. */
    Optional<Sizing> findSizing(String orderId);

    /** Every order of the desk that comes from a decision, in the order of their ids. */
    List<TradeOrder> decided(DeskId desk);
}
