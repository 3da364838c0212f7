package io.bellwether.risk.domain.clusters;

import io.bellwether.marketdata.domain.Bar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Daily log returns of one symbol, the last {@link #SESSIONS} of them. A move by a factor of 1.8 or more overnight is
 * left out: bars are as traded, and a split says nothing about moving together.
 */
public final class Returns {
    public static final int SESSIONS = 60;
    /** With fewer common days a correlation is not known. */
    public static final int MIN_COMMON = 40;

    private static final double JUMP = Math.log(1.8);

    private final long[] days;
    private final double[] values;

    private Returns(long[] days, double[] values) {
        this.days = days;
        this.values = values;
    }

    /** Returns from finished bars, oldest first, one per session. */
    public static Returns of(List<Bar> bars) {
        int from = Math.max(1, bars.size() - SESSIONS);
        int count = Math.max(0, bars.size() - from);
        LocalDate[] dates = new LocalDate[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            Bar bar = bars.get(from + i);
            dates[i] = bar.date();
            values[i] = Math.log(bar.close().value().doubleValue()
                    / bars.get(from + i - 1).close().value().doubleValue());
        }
        return of(dates, values);
    }

    /** Given returns, dates rising. */
    public static Returns of(LocalDate[] dates, double[] values) {
        long[] days = new long[dates.length];
        double[] kept = new double[dates.length];
        int n = 0;
        for (int i = 0; i < dates.length; i++) {
            if (Math.abs(values[i]) < JUMP) {
                days[n] = dates[i].toEpochDay();
                kept[n++] = values[i];
            }
        }
        return new Returns(Arrays.copyOf(days, n), Arrays.copyOf(kept, n));
    }

    /** Pearson's correlation on common days; 1 when it is not known, so that ignorance never passes for safety. */
    public double correlation(Returns other) {
        return correlation(other, MIN_COMMON);
    }

    double correlation(Returns other, int minCommon) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        double[] x = new double[Math.min(days.length, other.days.length)];
        double[] y = new double[x.length];
        for (int i = 0, j = 0; i < days.length && j < other.days.length; ) {
            if (days[i] == other.days[j]) {
                x[n] = values[i++];
                y[n] = other.values[j++];
                sumX += x[n];
                sumY += y[n++];
            } else if (days[i] < other.days[j]) {
                i++;
            } else {
                j++;
            }
        }
        return n < minCommon ? 1 : pearson(x, y, n, sumX / n, sumY / n);
    }

    private static double pearson(double[] x, double[] y, int n, double meanX, double meanY) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xy += dx * dy;
            xx += dx * dx;
            yy += dy * dy;
        }
        return xx == 0 || yy == 0 ? 1 : xy / Math.sqrt(xx * yy);
    }
}
