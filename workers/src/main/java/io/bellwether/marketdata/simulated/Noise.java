package io.bellwether.marketdata.simulated;

/**
 * Random numbers by counter: each is a function of the seed and of what it is for, so that no draw depends on how many
 * came before. Bits by the finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
 * OOPSLA 2014); normal numbers by Box and Muller on {@link StrictMath}, which gives the same bits on every machine.
 */
final class Noise {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** What a draw is for; the numbers are part of every seed's prices and events. */
    enum Use {
        PROFILE(1),
        REGIME(2),
        MARKET_GAP(3),
        MARKET_STEP(4),
        SECTOR(5),
        SECTOR_TREND(6),
        TREND(7),
        UNREST(8),
        GAP(9),
        STEP(10),
        NEWS(11),
        VOLUME(12),
        TRADED(13),
        SHARES(14),
        REPORT(15),
        HALT(16);

        private final long number;

        Use(long number) {
            this.number = number;
        }
    }

    private final long seed;

    Noise(long seed) {
        this.seed = mix(seed + GOLDEN);
    }

    /** Uniform in (0, 1). */
    double uniform(Use use, int who, int day, int k) {
        return ((bits(use, who, day, k) >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** Normal with mean 0 and deviation 1. */
    double normal(Use use, int who, int day, int k) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(use, who, day, 2 * k)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(use, who, day, 2 * k + 1));
    }

    private long bits(Use use, int who, int day, int k) {
        long what = (use.number << 48) | ((long) who << 32) | k;
        return mix(mix(seed ^ mix(what + GOLDEN)) + GOLDEN * (day + 1L));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
