/**
 * Settings of advisors under {@code bellwether.advisors} and of their prices under {@code bellwether.models}, and the
 * environment variables that hold keys. Never keeps a key.
 */
@NullMarked
package io.bellwether.decision.config;

import org.jspecify.annotations.NullMarked;
