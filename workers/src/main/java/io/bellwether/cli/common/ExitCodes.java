package io.bellwether.cli.common;

/** What a command tells the shell; the same for every command. The README has the table. */
public final class ExitCodes {
    /** Done, and nothing wrong was found. */
    public static final int FINE = 0;
    /** It failed, or it found that something is wrong. */
    public static final int FAILED = 1;
    /** What was typed, or what the settings say, cannot be meant; nothing was done. */
    public static final int BAD_USAGE = 2;

    /** Done, but something of what was given was refused; what, is printed. */
    public static final int SOME_REFUSED = 3;

    private ExitCodes() {}
}
