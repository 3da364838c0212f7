package io.bellwether.marketdata.simulated;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Instrument;
import java.util.List;

/** The fictional companies. No listed company has a ticker of this shape: ZQ and two letters. */
final class Companies {
    static final List<String> SECTORS =
            List.of("Biotech", "Mining", "Energy", "Software", "Devices", "Shipping", "Retail", "Industry");

    static final Instrument BENCHMARK =
            new Instrument(new Symbol("SIMX"), "Simulated Micro Cap Index (fictional)", "", true);

    private static final List<String> NAMES = List.of(
            "ZQAB Ambervale Therapeutics",
            "ZQBG Brindlewick Gold",
            "ZQCE Calderfen Energy",
            "ZQDS Dunmarrow Software",
            "ZQED Eddleston Devices",
            "ZQFS Farrowmere Shipping",
            "ZQGR Glimmerholt Retail",
            "ZQHI Hattersby Industries",
            "ZQIB Ivorlea Biosciences",
            "ZQJM Jasperdown Metals",
            "ZQKE Kestrelby Oil",
            "ZQLS Larkenfield Systems",
            "ZQMD Mossgate Diagnostics",
            "ZQNS Norrowbeck Tankers",
            "ZQOR Oakhampney Outfitters",
            "ZQPI Pennaquick Robotics",
            "ZQQB Quillmoor Genetics",
            "ZQRM Rustbridge Lithium",
            "ZQSE Saltersey Solar",
            "ZQTS Thistledown Data",
            "ZQUD Umberlyn Imaging",
            "ZQVS Vanterhaven Lines",
            "ZQWR Wickendale Foods",
            "ZQXI Xandergate Tools",
            "ZQYB Yarrowfell Pharma",
            "ZQZM Zephyrstone Copper",
            "ZQAE Ashwindle Gas",
            "ZQBS Bellcastor Security",
            "ZQCD Copperlane Surgical",
            "ZQDF Driftmarsh Freight",
            "ZQER Elmsworthy Stores",
            "ZQFI Fenwarrick Materials",
            "ZQGB Greystarling Vaccines",
            "ZQHM Hollowpine Silver",
            "ZQIE Isenbrook Power",
            "ZQJS Juniperton Cloud",
            "ZQKD Kindlemead Sensors",
            "ZQLF Longshingle Marine",
            "ZQMR Marlowick Brands",
            "ZQNI Nettlecombe Parts");

    private Companies() {}

    /** The companies in their order, sectors in turn. */
    static List<Instrument> all() {
        return java.util.stream.IntStream.range(0, NAMES.size())
                .mapToObj(i -> new Instrument(
                        new Symbol(NAMES.get(i).substring(0, 4)),
                        NAMES.get(i).substring(5) + " (fictional)",
                        SECTORS.get(i % SECTORS.size()),
                        false))
                .toList();
    }
}
