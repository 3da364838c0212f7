package io.bellwether.portfolio.domain;

/**
 * Adds numbers up and carries what rounding loses (W. Kahan, Further Remarks on Reducing Truncation Errors, Communications
 * of the ACM 8, 1965). Several sums can be taken in one pass; each is the sum that a stream of the same numbers has.
 */
final class Sum {
    private double sum;
    private double excess;

    void add(double value) {
        double corrected = value - excess;
        double next = sum + corrected;
        excess = (next - sum) - corrected;
        sum = next;
    }

    double total() {
        return sum - excess;
    }
}
