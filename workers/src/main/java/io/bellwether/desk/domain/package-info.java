/** What a desk is: an account with cash, a broker, a mode, limits and session times; and its halt. Never trades. */
@NullMarked
package io.bellwether.desk.domain;

import org.jspecify.annotations.NullMarked;
