package io.bellwether.platform;

import java.util.List;
import org.springframework.stereotype.Component;

/** Whether anybody may approve and release, or only the groups that the models name. */
@Component
class CandidateGroupsCheck implements DoctorCheck {
    private final CandidateGroups groups;

    CandidateGroupsCheck(CandidateGroups groups) {
        this.groups = groups;
    }

    @Override
    public String area() {
        return "groups";
    }

    @Override
    public List<Finding> look() {
        List<String> said = groups.check();
        return said.isEmpty()
                ? List.of(Finding.ok("The engine knows the groups of people that the tasks name."))
                : said.stream().map(Finding::note).toList();
    }
}
