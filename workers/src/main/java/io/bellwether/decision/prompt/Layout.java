package io.bellwether.decision.prompt;

import io.bellwether.decision.app.Prompt.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sections of one prompt and how many rows of each are said. */
final class Layout {
    private final List<Section> facts;
    private final String task;
    private final List<Section> repair;
    private final String repairTask;
    private final Map<String, Integer> kept = new TreeMap<>();
    private final int names;

    Layout(List<Section> facts, String task, List<Section> repair, String repairTask) {
        this.facts = facts;
        this.task = task;
        this.repair = repair;
        this.repairTask = repairTask;
        facts.forEach(s -> kept.put(s.name(), s.rows().size()));
        repair.forEach(s -> kept.put(s.name(), s.rows().size()));
        this.names = kept(Facts.NAMES);
    }

    int kept(String section) {
        return kept.getOrDefault(section, 0);
    }

    void keep(String section, int rows) {
        kept.put(section, rows);
        if (section.equals(Facts.INSTRUMENTS)) {
            // same order: a share that is not told has neither name nor closes
            kept.put(Facts.NAMES, Math.min(rows, names));
            kept.merge(Facts.CLOSES, rows, Math::min);
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
        facts.forEach(section -> text.append(section.write(kept(section.name()))));
        text.append(leftOut()).append(task);
        repair.forEach(section -> text.append('\n').append(section.write(kept(section.name()))));
        return text.append(repairTask).toString();
    }

    private String leftOut() {
        List<Cut> cuts = cuts();
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
