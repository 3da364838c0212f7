package io.bellwether.cli.common;

/** A command whose arguments can be judged before the stack that it needs is started. */
public interface ChecksArguments {
    /** @throws RuntimeException that says in one sentence what is wrong with the arguments; asks no service */
    void checkArguments();
}
