/**
 * Writes prompts from versioned files and a session's facts, within a model's budget. Outside text is always fenced as
 * data. Never asks a model and never reads an answer.
 */
@NullMarked
package io.bellwether.decision.prompt;

import org.jspecify.annotations.NullMarked;
