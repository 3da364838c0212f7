package io.bellwether.backtest.domain;

import java.math.BigDecimal;
import java.util.List;

/**
 * Language models in a run.
 *
 * @param deciders models whose answers became decisions, by name; none when only strategies or stored answers did
 * @param masked whether models were told other names, dates and amounts
 * @param asked answers that were paid for by this run; stored ones of the same run are none
 * @param costUsd what they cost [USD]
 */
public record ModelUse(List<String> deciders, boolean masked, int asked, BigDecimal costUsd) {
    /** No model was asked. */
    public static final ModelUse NONE = new ModelUse(List.of(), false, 0, BigDecimal.ZERO);

    public ModelUse {
        deciders = List.copyOf(deciders);
    }
}
