package archfixture.risk.db;

import archfixture.risk.http.VendorOrderJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;

/** Planted: a public row that knows another adapter. */
@Entity
public class LeakyEntity {
    @Id
    String id;

    @Transient
    VendorOrderJson wire;
}
