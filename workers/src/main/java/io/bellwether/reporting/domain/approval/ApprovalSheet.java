package io.bellwether.reporting.domain.approval;

import java.util.List;

/**
 * What a person sees of an order that waits, all as texts.
 *
 * @param order the desk's own account of the order
 * @param rules what the desk's rules measured; empty for an order that no proposal is behind
 * @param advisorText the advisor's words, unchecked; empty when nobody advised
 */
public record ApprovalSheet(Order order, List<RuleLine> rules, String advisorText) {
    public ApprovalSheet {
        rules = List.copyOf(rules);
    }

    /**
     * The order in the desk's words.
     *
     * @param headline e.g. {@code Buy 120 ACME}
     * @param where desk and session
     * @param decided when it was decided, New York time
     * @param notional its worth
     * @param type how it meets the market, with its limit
     * @param price the last price with its time
     * @param priceAge how old that price is
     * @param stop the protective stop of a buy, the trigger of a stop order
     * @param position shares before and after
     * @param weight part of the equity before and after
     * @param purpose why it exists
     * @param reason what set its size
     * @param policy why a person is asked
     * @param deadline until when, New York time, and what happens then
     * @param explanation address of the whole story; the desk's page when no decision is behind the order
     */
    public record Order(
            String headline,
            String where,
            String decided,
            String notional,
            String type,
            String price,
            String priceAge,
            String stop,
            String position,
            String weight,
            String purpose,
            String reason,
            String policy,
            String deadline,
            String explanation) {}
}
