package archfixture.risk.app;

/** Planted: a port to the outside that does not say so. */
public interface UnmarkedPort {
    String ask();
}
