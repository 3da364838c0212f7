package io.bellwether.decision.domain;

import io.bellwether.kernel.Symbol;
import java.time.LocalDate;

/**
 * A thesis as it stands.
 *
 * @param open whether it is still held
 * @param statement in the words that hold now
 * @param horizonEnd session at whose close it is judged
 */
public record ThesisState(String id, Symbol symbol, boolean open, String statement, LocalDate horizonEnd) {}
