package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Instant FROM = Instant.parse("2026-11-29T17:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-30T17:00:00Z");

    private final List<SocialPost> posts = new ArrayList<>();

    private void post(String author, String text) {
        posts.add(new SocialPost(author, Optional.empty(), FROM.plusSeconds(posts.size()), Optional.empty(), text));
    }

    private Mentions counted() {
        return Mentions.of("net", ABC, FROM, TO, posts, true, text -> text.contains("beats") ? 1 : 0);
    }

    @Test
    void anAuthorsMarkCounts_andElseTheWords() {
        post("a", "it beats everything that was thought");
        post("b", "nothing is said here at all");
        posts.add(new SocialPost("c", Optional.empty(), FROM, Optional.of(false), "it beats everything"));
        Mentions counted = counted();
        assertThat(counted.messages()).isEqualTo(3);
        assertThat(counted.authors()).isEqualTo(3);
        assertThat(counted.bullish()).isEqualTo(1);
        assertThat(counted.bearish()).isEqualTo(1);
    }

    @Test
    void theSpanHasItsFirstMomentAndNotItsLast() {
        for (Instant at : List.of(FROM.minusSeconds(1), FROM, TO.minusSeconds(1), TO)) {
            posts.add(new SocialPost("a", Optional.empty(), at, Optional.empty(), "x"));
        }
        assertThat(counted().messages()).isEqualTo(2);
    }

    @Test
    void textsThatDifferInSymbolsNumbersAndAddresses_areCopies() {
        post("a", "$ABC breaks out today, target 12.50 https://x.example/1");
        post("b", "$XYZ breaks out today!! target 99 @friend");
        post("c", "breaks OUT today target #moon");
        post("d", "I wonder what the quarter brings for this company");
        post("e", "I wonder what the quarter brings for another company");
        assertThat(counted().copies()).isEqualTo(3);
    }

    @Test
    void shortTexts_areAlikeByChance() {
        for (int i = 0; i < 9; i++) {
            post("a" + i, "$ABC to the moon");
        }
        assertThat(counted().copies()).isZero();
    }

    @Test
    void hiddenLetters_makeNoOtherText() {
        post("a", "everybody buys this share before noon today");
        post("b", "every\u200bbody buys this share before noon today");
        post("c", "everybody buys this share before noon to\u2060day");
        assertThat(counted().copies()).isEqualTo(3);
    }

    @Test
    void whoWroteMost_andHowOldTheirAccountsAre_isCounted() {
        for (int i = 0; i < 10; i++) {
            post(i < 4 ? "a" : i < 7 ? "b" : "c" + i, "x");
        }
        posts.add(new SocialPost("y", Optional.of(LocalDate.of(2026, 11, 1)), FROM, Optional.empty(), "x"));
        posts.add(new SocialPost("z", Optional.of(LocalDate.of(2026, 10, 31)), FROM, Optional.empty(), "x"));
        Mentions counted = counted();
        assertThat(counted.busiest()).isEqualTo(8);
        assertThat(counted.dated()).isEqualTo(2);
        assertThat(counted.young()).isEqualTo(1);
    }

    @Test
    void thousandsOfTexts_areComparedInSeconds() {
        for (int i = 0; i < 3_000; i++) {
            post("a" + i, "alpha beta gamma delta epsilon " + "w".repeat(i % 300) + " " + "v".repeat(i % 7));
        }
        assertThat(counted().messages()).isEqualTo(3_000);
    }
}
