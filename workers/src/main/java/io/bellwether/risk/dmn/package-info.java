/** The decision tables of risk, evaluated without an engine. Never decides anything that the tables do not say. */
@NullMarked
package io.bellwether.risk.dmn;

import org.jspecify.annotations.NullMarked;
