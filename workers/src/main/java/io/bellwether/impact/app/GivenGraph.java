package io.bellwether.impact.app;

import io.bellwether.impact.domain.Company;
import io.bellwether.impact.domain.Relation;
import java.util.List;

/** What comes with the program: well known companies and the relations between them, each since a day. */
public interface GivenGraph {
    List<Company> companies();

    List<Relation> relations();
}
