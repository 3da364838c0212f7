/**
 * OpenAI, xAI and every server that speaks OpenAI's Chat Completions or Responses, through OpenAI's SDK. Never retries,
 * never reads an answer's meaning.
 */
@NullMarked
package io.bellwether.decision.openai;

import org.jspecify.annotations.NullMarked;
