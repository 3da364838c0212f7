/** What a model is told, and what a person may read of it. */
@NullMarked
package io.bellwether.decision.app.prompt;

import org.jspecify.annotations.NullMarked;
