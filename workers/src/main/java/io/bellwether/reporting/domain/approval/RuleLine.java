package io.bellwether.reporting.domain.approval;

/**
 * One rule of the desk on the approval sheet, as texts for a table.
 *
 * @param rule its name
 * @param measured what it measured, or what it says where it measures nothing
 * @param limit what it allows; empty where it has no number
 * @param kept {@code yes} or {@code NO}
 */
public record RuleLine(String rule, String measured, String limit, String kept) {}
