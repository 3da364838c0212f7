/**
 * The mail server of the sandbox: takes every mail by SMTP, keeps it as a file, and shows it in the browser. It never
 * sends a mail on.
 */
@NullMarked
package io.bellwether.sandbox.mail;

import org.jspecify.annotations.NullMarked;
