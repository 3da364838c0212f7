package io.bellwether.marketdata.memory;

/**
 * A fact or an event, or that its source took it back.
 *
 * @param row what was said
 * @param withdrawn whether it was taken back
 */
record Retractable<T>(T row, boolean withdrawn) {}
