package io.bellwether.cli.health;

import io.bellwether.desk.app.StopFile;
import io.bellwether.platform.DoctorCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether the file that stops every desk lies there. */
@Component
class StopFileCheck implements DoctorCheck {
    private final StopFile file;

    StopFileCheck(StopFile file) {
        this.file = file;
    }

    @Override
    public String area() {
        return "stop file";
    }

    @Override
    public List<Finding> look() {
        return List.of(file.standing()
                .map(halt -> Finding.failed(
                        "Every desk is stopped: %s.".formatted(halt.reason()),
                        "When trading may go on, take the file away, then release each desk in Tasklist."))
                .orElseGet(() -> Finding.ok("No file stops the desks.")));
    }
}
