package io.bellwether.platform;

import io.bellwether.platform.ProcessModels.Model;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One picture of which process starts which: a call is a line, a message between two processes a dashed line with a
 * number that the foot explains. Derived from the models, so that a test can tell whether the stored picture is still true.
 */
final class OverviewPicture {
    /** File name in the pictures' folder. */
    static final String FILE = "overview.svg";

    private static final int WIDTH = 168;
    private static final int HEIGHT = 46;
    private static final int COLUMN = 262;
    private static final int ROW = 84;
    private static final int LANE = 34;
    private static final int MARGIN = 30;
    private static final int NOTE = 22;

    private final Map<String, Set<String>> calls = new TreeMap<>();
    private final Map<Link, Set<String>> messages = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();

    /** From one process to another, by their ids. */
    private record Link(String from, String to) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            return Comparator.comparing(Link::from).thenComparing(Link::to).compare(this, other);
        }
    }

    /** Where a process is drawn. */
    private record Place(int x, int y) {}

    private OverviewPicture(List<Model> models) {
        Map<String, Set<String>> receivers = new TreeMap<>();
        Map<String, Set<String>> senders = new TreeMap<>();
        for (Model model : models) {
            names.put(model.id(), model.process().getName());
            Set<String> called = calls.computeIfAbsent(model.id(), id -> new TreeSet<>());
            for (CallActivity call : model.all(CallActivity.class)) {
                ProcessModels.extensions(call, ZeebeCalledElement.class).forEach(to -> called.add(to.getProcessId()));
            }
            for (MessageEventDefinition event : model.all(MessageEventDefinition.class)) {
                boolean throwing = isThrowing((BaseElement) event.getParentElement());
                note(throwing ? senders : receivers, event.getMessage().getName(), model);
            }
            model.all(SendTask.class)
                    .forEach(task -> ProcessModels.sends(task).forEach(name -> note(senders, name, model)));
        }
        senders.forEach((message, from) -> from.forEach(sender -> receivers
                .getOrDefault(message, Set.of())
                .forEach(receiver -> messages.computeIfAbsent(new Link(sender, receiver), link -> new TreeSet<>())
                        .add(message))));
    }

    /** The picture as SVG; the same models give the same text. */
    static String draw(List<Model> models) {
        return new OverviewPicture(models).svg();
    }

    private static boolean isThrowing(BaseElement event) {
        String type = event.getElementType().getTypeName();
        return type.equals("intermediateThrowEvent") || type.equals("endEvent");
    }

    private static void note(Map<String, Set<String>> who, String message, Model model) {
        who.computeIfAbsent(message, name -> new TreeSet<>()).add(model.id());
    }

    private String svg() {
        Map<String, Place> places = places();
        int width = places.values().stream().mapToInt(Place::x).max().orElse(0) + WIDTH + MARGIN;
        int foot = places.values().stream().mapToInt(Place::y).max().orElse(0) + HEIGHT + MARGIN;
        int height = foot + 26 + NOTE * messages.size();
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="Arial, sans-serif" font-size="13">
                <title>Which process starts which</title>
                <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1 L10 5 L0 9 z" fill="#333"/></marker></defs>
                <rect width="100%%" height="100%%" fill="white"/>
                """.formatted(width, height, width, height));
        calls.forEach((from, called) -> called.forEach(to -> svg.append(call(from, to, places))));
        List<Link> links = List.copyOf(messages.keySet());
        links.forEach(
                link -> svg.append(message(places.get(link.from()), places.get(link.to()), links.indexOf(link) + 1)));
        names.keySet().forEach(id -> svg.append(box(places.get(id), names.get(id))));
        svg.append("""
                <line x1="30" y1="%1$d" x2="70" y2="%1$d" stroke="#333" marker-end="url(#tip)"/><text x="78" y="%2$d" font-size="12">calls</text>
                """.formatted(foot, foot + 4));
        if (!messages.isEmpty()) {
            svg.append("""
                    <line x1="130" y1="%1$d" x2="170" y2="%1$d" stroke="#333" stroke-dasharray="5 4" marker-end="url(#tip)"/><text x="178" y="%2$d" font-size="12">sends a message to</text>
                    """.formatted(foot, foot + 4));
        }
        for (Link link : links) {
            int y = foot + 6 + NOTE * (links.indexOf(link) + 1);
            svg.append(number(42, y - 4, links.indexOf(link) + 1));
            svg.append("""
                    <text x="60" y="%d" font-size="12">%s to %s: %s</text>
                    """.formatted(
                            y,
                            names.get(link.from()),
                            names.get(link.to()),
                            String.join(", ", messages.getOrDefault(link, Set.of()))));
        }
        svg.append("</svg>\n");
        return svg.toString();
    }

    /**
     * Columns by the longest way of calls to a process, rows so that callers and called stand near each other. A line
     * over several columns takes a lane of its own through those between, so that none runs behind a box.
     */
    private Map<String, Place> places() {
        Map<String, Integer> columns = new TreeMap<>();
        names.keySet().forEach(id -> column(id, columns, new TreeSet<>()));
        Map<Integer, List<String>> byColumn = new TreeMap<>();
        columns.forEach((id, column) ->
                byColumn.computeIfAbsent(column, c -> new ArrayList<>()).add(id));
        calls.forEach((from, called) -> called.forEach(to -> {
            for (int between = columns.get(from) + 1; between < columns.get(to); between++) {
                byColumn.get(between).add(lane(from, to, between));
            }
        }));
        Map<String, Place> places = new LinkedHashMap<>();
        int tallest = byColumn.values().stream()
                .mapToInt(OverviewPicture::height)
                .max()
                .orElse(ROW);
        byColumn.forEach((column, entries) -> {
            entries.sort(Comparator.<String>comparingDouble(entry -> callersMiddle(entry, column, places))
                    .thenComparing(Comparator.naturalOrder()));
            int y = MARGIN + (tallest - height(entries)) / 2;
            for (String entry : entries) {
                places.put(entry, new Place(MARGIN + column * COLUMN, y));
                y += isLane(entry) ? LANE : ROW;
            }
        });
        return places;
    }

    private static int height(List<String> entries) {
        return entries.stream().mapToInt(entry -> isLane(entry) ? LANE : ROW).sum();
    }

    private static String lane(String from, String to, int column) {
        return from + ">" + to + ">" + column;
    }

    private static boolean isLane(String entry) {
        return entry.contains(">");
    }

    private double callersMiddle(String entry, int column, Map<String, Place> places) {
        if (isLane(entry)) {
            String[] ends = entry.split(">", -1);
            Place before = places.getOrDefault(lane(ends[0], ends[1], column - 1), places.get(ends[0]));
            return before.y();
        }
        return places.entrySet().stream()
                .filter(place -> calls.getOrDefault(place.getKey(), Set.of()).contains(entry)
                        || messages.containsKey(new Link(place.getKey(), entry))
                        || place.getKey().contains(">" + entry + ">"))
                .mapToInt(place -> place.getValue().y())
                .average()
                .orElse(Double.MAX_VALUE);
    }

    private int column(String id, Map<String, Integer> columns, Set<String> onTheWay) {
        Integer known = columns.get(id);
        if (known != null || !onTheWay.add(id)) {
            return known == null ? 0 : known;
        }
        int column = calls.entrySet().stream()
                .filter(caller -> caller.getValue().contains(id))
                .mapToInt(caller -> column(caller.getKey(), columns, onTheWay) + 1)
                .max()
                .orElseGet(() -> startedByMessage(id) ? 1 : 0);
        columns.put(id, column);
        return column;
    }

    private boolean startedByMessage(String id) {
        return messages.keySet().stream().anyMatch(link -> link.to().equals(id));
    }

    private static String box(Place place, String name) {
        return """
                <rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="#f7f9fc" stroke="#333" stroke-width="1.5"/>
                <text x="%d" y="%d" text-anchor="middle">%s</text>
                """.formatted(
                        place.x(), place.y(), WIDTH, HEIGHT, place.x() + WIDTH / 2, place.y() + HEIGHT / 2 + 5, name);
    }

    private static String call(String from, String to, Map<String, Place> places) {
        Place start = places.get(from);
        Place end = places.get(to);
        int x = start.x() + WIDTH;
        int y = start.y() + HEIGHT / 2;
        StringBuilder path = new StringBuilder("M%d %d".formatted(x, y));
        for (int column = 0; ; column++) {
            Place lane = places.get(lane(from, to, column));
            if (lane != null) {
                path.append(curve(x, y, lane.x(), lane.y())).append(" H").append(lane.x() + WIDTH);
                x = lane.x() + WIDTH;
                y = lane.y();
            } else if (column * COLUMN + MARGIN >= end.x()) {
                break;
            }
        }
        path.append(curve(x, y, end.x(), end.y() + HEIGHT / 2));
        return "<path d=\"%s\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.2\" marker-end=\"url(#tip)\"/>%n"
                .formatted(path);
    }

    private static String curve(int x1, int y1, int x2, int y2) {
        int middle = (x1 + x2) / 2;
        return " C%d %d %d %d %d %d".formatted(middle, y1, middle, y2, x2, y2);
    }

    private static String message(Place from, Place to, int number) {
        boolean forward = to.x() > from.x();
        int x1 = forward ? from.x() + WIDTH : from.x() + WIDTH / 2;
        int y1 = from.y() + (forward ? HEIGHT / 2 : to.y() > from.y() ? HEIGHT : 0);
        int x2 = forward ? to.x() : to.x() + WIDTH / 2;
        int y2 = to.y() + (forward ? HEIGHT / 2 : to.y() > from.y() ? 0 : HEIGHT);
        return "<path d=\"M%d %d%s\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.2\" stroke-dasharray=\"5 4\" marker-end=\"url(#tip)\"/>%n"
                        .formatted(x1, y1, curve(x1, y1, x2, y2))
                + number((x1 + x2) / 2, (y1 + y2) / 2, number);
    }

    private static String number(int x, int y, int number) {
        return """
                <circle cx="%1$d" cy="%2$d" r="8" fill="white" stroke="#333"/><text x="%1$d" y="%3$d" font-size="11" text-anchor="middle">%4$d</text>
                """.formatted(x, y, y + 4, number);
    }
}
