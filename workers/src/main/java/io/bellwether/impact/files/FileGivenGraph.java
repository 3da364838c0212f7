package io.bellwether.impact.files;

import io.bellwether.impact.app.GivenGraph;
import io.bellwether.impact.domain.Company;
import io.bellwether.impact.domain.Node;
import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationKind;
import io.bellwether.impact.domain.Sector;
import io.bellwether.kernel.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The graph of {@code impact/companies.csv} and {@code impact/relations.csv}; a line that begins with # says something of those below. */
@Component
final class FileGivenGraph implements GivenGraph {
    private static final String SOURCE = "given with the program";

    private final List<Company> companies =
            rows("companies.csv").map(FileGivenGraph::company).toList();
    private final List<Relation> relations =
            rows("relations.csv").map(FileGivenGraph::relation).toList();

    @Override
    public List<Company> companies() {
        return companies;
    }

    @Override
    public List<Relation> relations() {
        return relations;
    }

    private static Stream<String[]> rows(String file) {
        try (InputStream in = FileGivenGraph.class.getResourceAsStream("/impact/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program is without its file impact/" + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** symbol,name,sector */
    private static Company company(String[] row) {
        Optional<Sector> sector =
                row[2].isEmpty() ? Optional.empty() : Optional.of(Sector.valueOf(row[2].toUpperCase(Locale.ROOT)));
        return new Company(new Symbol(row[0]), row[1], sector);
    }

    /** from,to,kind,strength,since,until */
    private static Relation relation(String[] row) {
        return new Relation(
                new Node(row[0]),
                new Node(row[1]),
                RelationKind.valueOf(row[2]),
                new BigDecimal(row[3]),
                LocalDate.parse(row[4]),
                row[5].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(row[5])),
                SOURCE);
    }
}
