package io.bellwether.cli.settings;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.marketdata.app.InspectMarket;
import io.bellwether.marketdata.app.Inspection;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.Market;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Files of daily bars that a person names, read as a desk will read them: neither database nor engine is needed. */
public final class PriceFiles {
    private PriceFiles() {}

    /**
     * Reads what the path names.
     *
     * @throws ParameterException when there is nothing at the path, or it may not be read
     */
    public static Inspection inspect(CommandSpec spec, Path path) {
        if (!Files.exists(path)) {
            throw new ParameterException(
                    spec.commandLine(), "there is no file or folder %s; name one with daily bars".formatted(path));
        }
        if (!Files.isReadable(path)) {
            throw new ParameterException(
                    spec.commandLine(), "%s may not be read; check its permissions".formatted(path));
        }
        Path real = DataFolder.real(path);
        try {
            return read(new Market(DataFolder.marketId(real), Market.Kind.FILES, real.toString(), Optional.empty()));
        } catch (BpmnErrorException e) {
            DataFile whole = DataFile.refused(path.toString(), 0, String.valueOf(e.getMessage()));
            return new Inspection(new DataFiles(List.of(whole)), List.of(), List.of(), Map.of(), Map.of());
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
