package io.bellwether.cli.common;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that works on the application's beans only and may therefore run in an application that runs already, for a
 * client in another process. It reads and writes nothing of that client: not its variables, not its input, and no file
 * but those that an option of type {@link java.nio.file.Path} names; where one is given, the client runs the command by
 * itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AsksApplication {}
