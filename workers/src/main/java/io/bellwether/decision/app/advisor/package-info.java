/** Who can be asked for a decision: the port, its settings and its faults. Knows no vendor. */
@NullMarked
package io.bellwether.decision.app.advisor;

import org.jspecify.annotations.NullMarked;
