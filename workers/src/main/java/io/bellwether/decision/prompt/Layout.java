package io.bellwether.decision.prompt;

import io.bellwether.decision.app.advisor.Prompt.Cut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sections of one prompt and how many rows of each are said. */
final class Layout {
    private final List<Section> facts;
    private final String task;
    private final List<Section> repair;
    private final String repairTask;
    private final boolean brief;
    private final Map<String, Integer> kept = new TreeMap<>();
    private final int names;

    /** @param brief whether what is empty is left out without a word */
    Layout(List<Section> facts, String task, List<Section> repair, String repairTask, boolean brief) {
        this.facts = facts;
        this.task = task;
        this.repair = repair;
        this.repairTask = repairTask;
        this.brief = brief;
        facts.forEach(s -> kept.put(s.name(), s.rows().size()));
        repair.forEach(s -> kept.put(s.name(), s.rows().size()));
        this.names = kept(FactSheet.NAMES);
    }

    int kept(String section) {
        return kept.getOrDefault(section, 0);
    }

    void keep(String section, int rows) {
        kept.put(section, rows);
        if (section.equals(FactSheet.INSTRUMENTS)) {
            // same order: a share that is not told has neither name nor closes
            kept.put(FactSheet.NAMES, Math.min(rows, names));
            kept.merge(FactSheet.CLOSES, rows, Math::min);
        }
    }

    /** What is not said, in the order of the prompt. */
    List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (Section section : all()) {
            int dropped = section.rows().size() - kept(section.name());
            if (dropped > 0) {
                cuts.add(new Cut(section.name(), kept(section.name()), dropped));
            }
        }
        return List.copyOf(cuts);
    }

    String write() {
        StringBuilder text = new StringBuilder();
        parts().forEach((name, part) -> text.append(part));
        return text.toString();
    }

    /** The prompt's parts by name, in their order. */
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (Section section : facts) {
            parts.put(section.name(), write(section));
        }
        parts.put("left-out", leftOut());
        parts.put("task", task);
        for (Section section : repair) {
            parts.put(section.name(), '\n' + write(section));
        }
        parts.put("repair-task", repairTask);
        return parts;
    }

    private String write(Section section) {
        int rows = kept(section.name());
        boolean nothingLeft = rows == 0 && !section.rows().isEmpty();
        return brief && nothingLeft ? "" : section.write(rows);
    }

    private String leftOut() {
        List<Cut> cuts = cuts();
        if (brief && cuts.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("## Left out\n");
        if (cuts.isEmpty()) {
            text.append("Nothing was left out.\n");
        }
        for (Cut cut : cuts) {
            text.append("To fit your context, %s: %d rows told, %d left out.\n"
                    .formatted(cut.what(), cut.kept(), cut.dropped()));
        }
        return text.append('\n').toString();
    }

    private List<Section> all() {
        List<Section> all = new ArrayList<>(facts);
        all.addAll(repair);
        return all;
    }
}
