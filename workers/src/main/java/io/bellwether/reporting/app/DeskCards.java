package io.bellwether.reporting.app;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Desk;
import io.bellwether.reporting.domain.DeskCard;

/** Turns a desk into what is shown of it. */
final class DeskCards {
    private static final String SIMULATED = "simulated";

    private DeskCards() {}

    static DeskCard of(Desk desk) {
        CostModel costs = desk.settings().costs();
        return new DeskCard(
                desk.id().value(),
                desk.name(),
                desk.mode().name(),
                desk.broker(),
                desk.market(),
                desk.market().startsWith(SIMULATED),
                desk.initialCash().amount(),
                desk.settings().reportTo(),
                new DeskCard.Costs(
                        costs.worseBps(),
                        costs.feePerShare(),
                        costs.minimumFee().amount(),
                        costs.maxVolumeShare(),
                        costs.regulatoryFees()));
    }
}
