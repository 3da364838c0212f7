package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import java.util.Optional;

/**
 * A company that headlines may be about or that may be hit.
 *
 * @param name as headlines call it, e.g. {@code Apple}; empty where nobody knows
 * @param sector whose companies are hit alike
 */
public record Company(Symbol symbol, String name, Optional<Sector> sector) {}
