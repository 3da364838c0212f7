/** Anthropic's Messages through its SDK. Never retries, never reads an answer's meaning. */
@NullMarked
package io.bellwether.decision.anthropic;

import org.jspecify.annotations.NullMarked;
