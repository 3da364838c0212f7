package io.bellwether.cli.settings;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.marketdata.app.InspectMarket;
import io.bellwether.marketdata.app.Inspection;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.Market;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Files of daily bars that a person names, read as a desk will read them: neither database nor engine is needed. */
public final class PriceFiles {
    private static final String MAPPING = "mapping.yaml";

    private PriceFiles() {}

    /**
     * Reads what the path names.
     *
     * @throws ParameterException when there is nothing at the path, or it may not be read
     */
    public static Inspection inspect(CommandSpec spec, Path path) {
        inspectable(spec, path);
        Path real = DataFolder.real(path);
        try {
            return read(new Market(DataFolder.marketId(real), Market.Kind.FILES, real.toString(), Optional.empty()));
        } catch (BpmnErrorException e) {
            DataFile whole = DataFile.refused(path.toString(), 0, String.valueOf(e.getMessage()));
            return new Inspection(new DataFiles(List.of(whole)), List.of(), List.of(), Map.of(), Map.of());
        }
    }

    private static void inspectable(CommandSpec spec, Path path) {
        if (!Files.exists(path)) {
            throw new ParameterException(
                    spec.commandLine(), "there is no file or folder %s; name one with daily bars".formatted(path));
        }
        if (!Files.isReadable(path)) {
            throw new ParameterException(
                    spec.commandLine(), "%s may not be read; check its permissions".formatted(path));
        }
    }

    /**
     * The same, its tables read as a mapping says: in a folder of links the mapping lies beside the files.
     *
     * @throws ParameterException when there is nothing at the path, or the mapping cannot be one
     */
    public static Inspection inspect(CommandSpec spec, Path path, Path mapping) {
        inspectable(spec, path);
        Path links = null;
        try {
            links = Files.createTempDirectory("bellwether-data");
            Files.createSymbolicLink(links.resolve(MAPPING), real(mapping));
            for (Path each : Files.isDirectory(path) ? inside(path) : List.of(path)) {
                if (!each.getFileName().toString().equals(MAPPING)) {
                    Files.createSymbolicLink(links.resolve(each.getFileName().toString()), real(each));
                }
            }
            return read(new Market("files-mapped", Market.Kind.FILES, links.toString(), Optional.empty()));
        } catch (BpmnErrorException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the files cannot be looked at with a mapping: " + e.getMessage(), e);
        } finally {
            remove(links);
        }
    }

    private static Path real(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    private static void remove(@Nullable Path links) {
        try {
            if (links != null) {
                for (Path each : inside(links)) {
                    Files.delete(each);
                }
                Files.delete(links);
            }
        } catch (IOException e) {
            // the system clears its temporary files
        }
    }

    /** @throws BpmnErrorException when the market cannot be read at all */
    static Inspection read(Market market) {
        return Readers.INSPECT.run(market);
    }

    /** The readers of files and nothing else of the application, made when they are needed. */
    private static final class Readers {
        static final InspectMarket INSPECT = inspect();

        private static InspectMarket inspect() {
            try (AnnotationConfigApplicationContext readers = new AnnotationConfigApplicationContext()) {
                readers.scan("io.bellwether.marketdata.files");
                readers.register(InspectMarket.class);
                readers.refresh();
                return readers.getBean(InspectMarket.class);
            }
        }
    }
}
