package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;

/**
 * The open part of a lot that a corporate action turned into another lot. The old lot stays as it was bought; what it
 * cost and when it was acquired goes over to the new one.
 *
 * @param action key of the corporate action
 * @param lotId the old lot
 * @param newLotId the lot that goes on
 * @param shares [shares] of the old lot that were turned, &gt; 0
 * @param cost [USD] that goes over
 */
public record LotAdjustment(String action, String lotId, String newLotId, Quantity shares, Money cost) {}
