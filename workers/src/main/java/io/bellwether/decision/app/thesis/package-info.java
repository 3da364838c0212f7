/** Why something is held, until it is closed. */
@NullMarked
package io.bellwether.decision.app.thesis;

import org.jspecify.annotations.NullMarked;
