/** Writes mails (HTML by template and plain text) and hands them to the mail server. Never decides who gets one. */
@NullMarked
package io.bellwether.reporting.mail;

import org.jspecify.annotations.NullMarked;
