/** Which symbols move together, measured from their returns and sectors. Analytics in {@code double}, never money. */
@NullMarked
package io.bellwether.risk.domain.clusters;

import org.jspecify.annotations.NullMarked;
