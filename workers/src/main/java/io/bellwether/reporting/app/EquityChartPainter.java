package io.bellwether.reporting.app;

import io.bellwether.reporting.domain.CurvePoint;
import java.util.List;
import java.util.Optional;

/** Paints equity against the benchmark. */
public interface EquityChartPainter {
    /** A PNG, or empty when there is nothing to paint or this machine cannot paint (it has no fonts). */
    Optional<byte[]> paint(List<CurvePoint> curve, String deskName);
}
