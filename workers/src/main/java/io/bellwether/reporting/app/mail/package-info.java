/**
 * Mail: stored in the transaction that causes it, sent afterwards until it left. Nobody else talks to the mail server.
 */
@NullMarked
package io.bellwether.reporting.app.mail;

import org.jspecify.annotations.NullMarked;
