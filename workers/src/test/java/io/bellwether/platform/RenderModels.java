package io.bellwether.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws every process model to {@code bpmn/img/<process-id>.svg}: bpmn-js in a headless Chromium, so the pictures look
 * as in Camunda Modeler and Operate. A docs command, not part of the build; {@code bpmn/README.md} says how to run it.
 *
 * <p>The same model gives the same picture, byte for byte. Each picture carries the hash of its model, by which
 * {@link BpmnContractTest} notices a stale one.
 */
public final class RenderModels {
    private static final Logger LOG = LoggerFactory.getLogger(RenderModels.class);
    private static final String VIEWER = "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Pattern RESULT = Pattern.compile("<pre id=\"(svg|error)\">([^<]+)</pre>");
    private static final Pattern MARKER_ID = Pattern.compile("-(?:white|black)-(?:white|black)-([a-z0-9]{20,})");
    private static final Pattern OPENING_TAG = Pattern.compile("<svg[^>]*viewBox=\"([-\\d.]+) ([-\\d.]+) [^>]*>");
    private static final String PAGE = """
            <!DOCTYPE html>
            <html>
            <body>
            <div id="canvas" style="width: 3000px; height: 2000px"></div>
            <script>%s</script>
            <script>
            const base64ToText = text => new TextDecoder().decode(Uint8Array.from(atob(text), c => c.charCodeAt(0)));
            const textToBase64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
            const show = (id, text) => document.body.innerHTML = '<pre id="' + id + '">' + textToBase64(text) + '</pre>';
            const viewer = new BpmnJS({container: '#canvas'});
            viewer.importXML(base64ToText('%s'))
                .then(result => {
                  if (result.warnings.length) throw new Error(result.warnings.map(w => w.message).join('; '));
                  return viewer.saveSVG();
                })
                .then(result => show('svg', result.svg))
                .catch(error => show('error', String(error)));
            </script>
            </body>
            </html>
            """;

    private final String browser;
    private final String viewer;

    private RenderModels(String browser, String viewer) {
        this.browser = browser;
        this.viewer = viewer;
    }

    /** Draws all models, or only those whose process ids are given. */
    public static void main(String[] ids) throws IOException, InterruptedException {
        Optional<String> browser = findBrowser();
        if (browser.isEmpty()) {
            LOG.error("No Chromium found. Install chromium or google-chrome, or set CHROME to its executable.");
            System.exit(1);
        }
        RenderModels renderer = new RenderModels(browser.orElseThrow(), readViewer());
        Files.createDirectories(ProcessModels.IMAGES);
        for (Path model : ProcessModels.files(ProcessModels.BPMN, ".bpmn")) {
            String id = ProcessModels.baseName(model);
            if (ids.length == 0 || List.of(ids).contains(id)) {
                Path picture = ProcessModels.IMAGES.resolve(id + ".svg");
                Files.writeString(picture, renderer.render(model));
                LOG.info("drew {}", picture);
            }
        }
        Files.writeString(
                ProcessModels.IMAGES.resolve(OverviewPicture.FILE), OverviewPicture.draw(ProcessModels.all()));
    }

    /** The comment by which a picture names the exact model that it shows. */
    static String stamp(Path model) {
        return "<!-- " + model.getFileName() + " sha-256 " + ProcessModels.sha256(model) + " -->";
    }

    private String render(Path model) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("render-models");
        try {
            String source = Base64.getEncoder().encodeToString(Files.readAllBytes(model));
            Path page = Files.writeString(work.resolve("page.html"), PAGE.formatted(viewer, source));
            Matcher result = RESULT.matcher(open(page, work));
            if (!result.find()) {
                throw new IllegalStateException(browser + " showed no picture of " + model);
            }
            String text = new String(Base64.getDecoder().decode(result.group(2)), StandardCharsets.UTF_8);
            if (result.group(1).equals("error")) {
                throw new IllegalStateException(model + " cannot be drawn: " + text);
            }
            return finish(text, stamp(model));
        } finally {
            deleteTree(work);
        }
    }

    /** Lets the browser run the page's scripts and gives the resulting document. */
    private String open(Path page, Path work) throws IOException, InterruptedException {
        Path output = work.resolve("dom.html");
        // No sandbox: the page is our own and loads nothing, and root in a container cannot have one.
        Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + work.resolve("profile"),
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(browser + " did not finish within 60 s");
        }
        return Files.readString(output);
    }

    /** Replaces random marker ids, adds a white ground for dark pages, and stamps the picture. */
    private static String finish(String svg, String stamp) {
        String stable = svg;
        Matcher marker = MARKER_ID.matcher(svg);
        while (marker.find()) {
            stable = stable.replace("-" + marker.group(1), "");
        }
        Matcher tag = OPENING_TAG.matcher(stable);
        if (!tag.find()) {
            throw new IllegalStateException("bpmn-js gave a picture without a view box");
        }
        String ground = "<rect x=\"%s\" y=\"%s\" width=\"100%%\" height=\"100%%\" fill=\"white\"/>"
                .formatted(tag.group(1), tag.group(2));
        return stable.substring(0, tag.end()) + "\n" + stamp + "\n" + ground
                + stable.substring(tag.end()).strip() + "\n";
    }

    private static String readViewer() throws IOException {
        try (InputStream script = Objects.requireNonNull(RenderModels.class.getResourceAsStream(VIEWER), VIEWER)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("</script", "<\\/script");
        }
    }

    private static Optional<String> findBrowser() {
        String chosen = System.getenv("CHROME");
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(chosen);
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return BROWSERS.stream()
                .flatMap(name ->
                        Stream.of(path.split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
