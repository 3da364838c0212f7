package io.bellwether.reporting.chart;

import io.bellwether.reporting.app.EquityChartPainter;
import io.bellwether.reporting.domain.CurvePoint;
import io.bellwether.reporting.domain.Figures;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ChoiceFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Paints the equity chart with JFreeChart: one step per session. It is drawn small and stored
 * large: legible on a phone, crisp on a dense screen. */
@Component
class JFreeEquityChart implements EquityChartPainter {
    static final int WIDTH = 420;
    static final int HEIGHT = 236;
    static final int PIXELS_PER_POINT = 3;

    private static final Logger log = LoggerFactory.getLogger(JFreeEquityChart.class);
    private static final int X_TICKS = 4;
    private static final Color DESK = new Color(0x1d4ed8);
    private static final Color BENCHMARK = new Color(0x6b7280);
    private static final Color INK = new Color(0x374151);
    private static final Color GRID = new Color(0xd1d5db);
    private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font LABELS = new Font(Font.SANS_SERIF, Font.BOLD, 13);

    private final Figures figures = new Figures();

    @Override
    public Optional<byte[]> paint(List<CurvePoint> curve, String deskName) {
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        try {
            JFreeChart chart = chart(curve, deskName);
            return Optional.of(ChartUtils.encodeAsPNG(chart.createBufferedImage(
                    WIDTH * PIXELS_PER_POINT, HEIGHT * PIXELS_PER_POINT, WIDTH, HEIGHT, null)));
        } catch (IOException e) {
            throw new UncheckedIOException("the equity chart could not be written", e);
        } catch (LinkageError | InternalError e) {
            // a JDK without fontconfig and fonts cannot draw text; the report says the same in figures
            log.warn("the equity chart cannot be painted on this machine: {}", e.toString());
            return Optional.empty();
        }
    }

    private JFreeChart chart(List<CurvePoint> curve, String deskName) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, curve.size() == 1);
        renderer.setSeriesPaint(0, DESK);
        renderer.setSeriesStroke(0, new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        renderer.setSeriesPaint(1, BENCHMARK);
        renderer.setSeriesStroke(
                1, new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f));
        renderer.setDefaultShape(new Ellipse2D.Double(-3, -3, 6, 6));
        renderer.setDefaultLegendShape(new Ellipse2D.Double(-4, -4, 8, 8));
        renderer.setDrawSeriesLineAsPath(true);
        XYPlot plot = new XYPlot(series(curve, deskName), sessionAxis(curve), changeAxis(), renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(0.8f));
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(INK);
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        JFreeChart chart = new JFreeChart(null, LABELS, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(4, 2, 4, 22));
        LegendTitle legend = chart.getLegend();
        legend.setPosition(RectangleEdge.TOP);
        legend.setFrame(org.jfree.chart.block.BlockBorder.NONE);
        legend.setItemFont(LABELS);
        legend.setItemPaint(INK);
        return chart;
    }

    private static XYSeriesCollection series(List<CurvePoint> curve, String deskName) {
        XYSeries desk = new XYSeries(deskName);
        XYSeries benchmark = new XYSeries("Benchmark");
        for (int i = 0; i < curve.size(); i++) {
            int index = i + 1 - curve.size();
            desk.add(index, curve.get(i).desk());
            curve.get(i).benchmark().ifPresent(change -> benchmark.add(index, change));
        }
        XYSeriesCollection all = new XYSeriesCollection(desk);
        if (!benchmark.isEmpty()) {
            all.addSeries(benchmark);
        }
        return all;
    }

    /** Sessions at equal distances, counted back from the last one (0); every few carry their date, the last always. */
    private NumberAxis sessionAxis(List<CurvePoint> curve) {
        NumberAxis axis = new NumberAxis();
        double[] indexes = new double[curve.size()];
        String[] dates = new String[curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            indexes[i] = i + 1 - curve.size();
            dates[i] = figures.shortDate(curve.get(i).tradingDate());
        }
        int step = Math.max(1, (curve.size() - 1) / X_TICKS);
        axis.setTickUnit(new NumberTickUnit(step, new ChoiceFormat(indexes, dates)));
        axis.setRange(0.5 - curve.size(), 0.5);
        style(axis);
        return axis;
    }

    private static NumberAxis changeAxis() {
        NumberAxis axis = new NumberAxis("Change since start");
        axis.setNumberFormatOverride(new DecimalFormat("+0.#'%';−0.#'%'", DecimalFormatSymbols.getInstance(Locale.US)) {
            private static final long serialVersionUID = 1L;

            @Override
            public StringBuffer format(double value, StringBuffer out, java.text.FieldPosition position) {
                return value == 0 ? out.append("0%") : super.format(value * 100, out, position);
            }
        });
        axis.setAutoRangeIncludesZero(true);
        axis.setLabelFont(LABELS);
        axis.setLabelPaint(INK);
        style(axis);
        return axis;
    }

    private static void style(NumberAxis axis) {
        axis.setTickLabelFont(TICKS);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(GRID);
        axis.setTickMarkPaint(GRID);
    }
}
