package io.bellwether.decision.app.advisor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an advisor is reached.
 *
 * @param provider who makes it, see {@link AdvisorProvider#provider()}
 * @param model the vendor's name of the model; empty where there is none
 * @param api which of the vendor's interfaces, e.g. {@code chat} or {@code responses}; empty for the provider's default
 * @param baseUrl address of the server; empty for the vendor's own
 * @param keyVariable environment variable that holds the key, never the key itself
 * @param timeout longest wait for one answer
 * @param maxOutputTokens most tokens of an answer, reasoning included
 * @param contextTokens most tokens of a prompt
 * @param temperature sent only when given: some models refuse it
 * @param effort how much the model thinks; sent only when given
 * @param file where recorded answers are read from
 * @param price what tokens cost; empty costs nothing
 */
public record AdvisorSettings(
        String provider,
        String model,
        Optional<String> api,
        Optional<String> baseUrl,
        Optional<String> keyVariable,
        Duration timeout,
        int maxOutputTokens,
        int contextTokens,
        Optional<BigDecimal> temperature,
        Optional<String> effort,
        Optional<Path> file,
        Optional<TokenPrice> price) {

    /**
     * Price of a model's tokens.
     *
     * @param version which table it is from, e.g. {@code 2026-11}
     * @param input [USD per million tokens read]
     * @param cachedInput [USD per million tokens read from the vendor's cache]
     * @param output [USD per million tokens written, reasoning included]
     * @param cacheWrite [USD per million tokens read that the vendor puts into its cache]
     */
    public record TokenPrice(
            String version, BigDecimal input, BigDecimal cachedInput, BigDecimal output, BigDecimal cacheWrite) {
        private static final int DIGITS = 6;

        public TokenPrice {
            if (input.signum() < 0 || cachedInput.signum() < 0 || output.signum() < 0 || cacheWrite.signum() < 0) {
                throw new IllegalArgumentException("prices of tokens must be >= 0, were %s, %s, %s, %s"
                        .formatted(input, cachedInput, output, cacheWrite));
            }
        }

        /** A vendor that takes nothing more for what it puts into its cache. */
        public TokenPrice(String version, BigDecimal input, BigDecimal cachedInput, BigDecimal output) {
            this(version, input, cachedInput, output, input);
        }

        /** The most that one exchange can cost [USD], whatever of it the vendor puts into its cache. */
        public BigDecimal highestCost(long mostRead, long mostWritten) {
            return cost(most(mostRead, mostWritten));
        }

        /** The dearest exchange of this length. */
        public Advisor.Usage most(long mostRead, long mostWritten) {
            boolean dearer = cacheWrite.compareTo(input) > 0;
            return new Advisor.Usage(mostRead, 0, mostWritten, 0, dearer ? mostRead : 0);
        }

        /** What one exchange cost [USD], rounded half up to a millionth. */
        public BigDecimal cost(Advisor.Usage usage) {
            long cached = Math.min(usage.cachedInput(), usage.input());
            long written = Math.min(usage.cacheWritten(), usage.input() - cached);
            return input.multiply(BigDecimal.valueOf(usage.input() - cached - written))
                    .add(cachedInput.multiply(BigDecimal.valueOf(cached)))
                    .add(cacheWrite.multiply(BigDecimal.valueOf(written)))
                    .add(output.multiply(BigDecimal.valueOf(usage.output())))
                    .movePointLeft(6)
                    .setScale(DIGITS, RoundingMode.HALF_UP);
        }
    }
}
