package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A folder is one market, and one market is a folder. */
@DatabaseTest
class DeskMarketsIT {
    @Autowired
    DeskMarkets deskMarkets;

    @Autowired
    Markets markets;

    @TempDir
    Path root;

    @Test
    void keepsTwoFoldersOfOneNameApart() throws IOException {
        Path mine = folder("mine/same-name");
        Path other = folder("other/same-name");

        String first = deskMarkets.files(mine, null);
        String second = deskMarkets.files(other, null);

        assertThat(first).isEqualTo("files-same-name");
        assertThat(second).matches("files-same-name-[0-9a-f]{8}");
        assertThat(markets.get(first).location()).isEqualTo(mine.toRealPath().toString());
        assertThat(markets.get(second).location()).isEqualTo(other.toRealPath().toString());
        assertThat(deskMarkets.files(mine, null)).isEqualTo(first);
        assertThat(deskMarkets.files(other, null)).isEqualTo(second);
    }

    @Test
    void isTheSameMarketByWhateverWayItsFolderIsReached() throws IOException {
        Path real = folder("deep/linked-data");
        Path link = Files.createSymbolicLink(root.resolve("shortcut"), real);

        String market = deskMarkets.files(real, null, null);

        assertThat(deskMarkets.files(link, null, null)).isEqualTo(market);
        assertThat(deskMarkets.files(root.resolve("deep/../deep/linked-data"), null, null))
                .isEqualTo(market);
    }

    @Test
    void keepsAMarketOfBeforeThatWasKnownByItsLink() throws IOException {
        Path real = folder("before/known-by-link");
        Path link = Files.createSymbolicLink(root.resolve("link-of-before"), real);
        markets.register("files-link-of-before", Market.Kind.FILES, link.toString(), Optional.empty());

        assertThat(deskMarkets.files(link, null, null)).isEqualTo("files-link-of-before");
        assertThat(markets.get("files-link-of-before").location())
                .isEqualTo(real.toRealPath().toString());
    }

    @Test
    void movesANamedMarketWithItsFolderOnly() throws IOException {
        Path before = folder("named/before");
        Path after = folder("named/after");
        assertThat(deskMarkets.files(before, null, "my-stocks")).isEqualTo("files-my-stocks");

        assertThatThrownBy(() -> deskMarkets.files(after, null, "my-stocks"))
                .hasMessage("market files-my-stocks is the folder %s; give %s another name"
                        .formatted(before.toRealPath(), after.toRealPath()));

        Files.delete(before);
        assertThat(deskMarkets.files(after, null, "my-stocks")).isEqualTo("files-my-stocks");
        assertThat(markets.get("files-my-stocks").location())
                .isEqualTo(after.toRealPath().toString());
    }

    @Test
    void refusesANameThatIsNone() throws IOException {
        Path folder = folder("named/odd");

        assertThatThrownBy(() -> deskMarkets.files(folder, null, "My Stocks"))
                .hasMessage("the market's name 'My Stocks' must be 1 to 40 of a-z, 0-9 and single dashes");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }
}
