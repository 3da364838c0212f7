package archfixture.cli.tells;

import archfixture.cli.asks.Asks;

/** Planted: the other half of a circle of commands. */
public class Tells {
    Asks asks;
}
