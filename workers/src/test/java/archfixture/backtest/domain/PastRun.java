package archfixture.backtest.domain;

/** Fine by itself; nobody but commands and pages may use it. */
public class PastRun {}
