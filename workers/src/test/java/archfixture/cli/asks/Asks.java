package archfixture.cli.asks;

import archfixture.cli.tells.Tells;

/** Planted: one half of a circle of commands. */
public class Asks {
    Tells tells;
}
