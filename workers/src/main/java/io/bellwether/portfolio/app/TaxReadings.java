package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Quantity;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.TradeFees;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import java.util.List;
import java.util.Map;

/** What a desk's books say of everything it bought and sold. */
public interface TaxReadings {
    /** Every buy as a purchase, oldest first, by the id of its lot. */
    List<Purchase> purchases(DeskId desk);

    /** Every exit with the id of the lot that was bought, whatever it was turned into since, in the order of the sales. */
    List<Disposal> disposals(DeskId desk);

    /** Shares that are still held of each purchase, counted as they are now, by the id of its lot. */
    Map<String, Quantity> openShares(DeskId desk);

    /** Splits and changes of name that were booked, in the order in which they apply. */
    List<CorporateAction> bookedActions(DeskId desk);

    /** What was paid for each buy, by the id of its lot, and for each sell. */
    TradeFees fees(DeskId desk);
}
