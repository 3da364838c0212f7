package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.ImportLog;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.RecordRow;
import io.bellwether.portfolio.domain.imports.SourceRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Imports and their findings in PostgreSQL. */
@Repository
class JdbcImportLog implements ImportLog {
    private final JdbcClient db;

    JdbcImportLog(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<Import> find(DeskId desk) {
        return db.sql("select source, as_recorded, cash_named, files from record_import where desk_id = :desk")
                .param("desk", desk.value())
                .query((row, n) -> new Import(
                        desk,
                        Source.valueOf(row.getString("source")),
                        row.getBoolean("as_recorded"),
                        row.getBoolean("cash_named"),
                        row.getString("files")))
                .optional();
    }

    @Override
    public List<Run> runs(DeskId desk) {
        return db.sql("""
                        select n, files from record_import_run
                        where desk_id = :desk and taken_back_at is null order by n
                        """)
                .param("desk", desk.value())
                .query((row, n) -> new Run(row.getInt("n"), row.getString("files")))
                .list();
    }

    @Override
    public int nextRun(DeskId desk) {
        return db.sql("select coalesce(max(n), 0) + 1 from record_import_run where desk_id = :desk")
                .param("desk", desk.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public List<RecordRow> rows(DeskId desk) {
        return db.sql("select run, kind, key, content from import_row where desk_id = :desk order by n")
                .param("desk", desk.value())
                .query((row, n) -> ImportRowJson.read(
                        row.getString("kind"), row.getString("key"), row.getInt("run"), row.getString("content")))
                .list();
    }

    @Override
    public List<String> booked(DeskId desk) {
        return db.sql("select id from fill where desk_id = :desk order by as_of, id")
                .param("desk", desk.value())
                .query((row, n) -> row.getString("id"))
                .list();
    }

    @Override
    @Transactional
    public void keep(Import done, Run run, List<RecordRow> rows, List<Finding> findings) {
        String desk = done.desk().value();
        db.sql("""
                        insert into record_import (desk_id, source, as_recorded, cash_named, files)
                        values (:desk, :source, :asRecorded, :cashNamed, :files)
                        on conflict (desk_id) do update set source = excluded.source,
                            as_recorded = excluded.as_recorded, cash_named = excluded.cash_named,
                            files = excluded.files, updated_at = now()
                        """)
                .param("desk", desk)
                .param("source", done.source().name())
                .param("asRecorded", done.asRecorded())
                .param("cashNamed", done.cashNamed())
                .param("files", done.files())
                .update();
        db.sql("insert into record_import_run (desk_id, n, files) values (:desk, :n, :files)")
                .param("desk", desk)
                .param("n", run.n())
                .param("files", run.files())
                .update();
        replace(desk, rows, findings);
    }

    @Override
    @Transactional
    public void takeBack(DeskId desk, Run run, List<RecordRow> rows, List<Finding> findings) {
        db.sql("update record_import_run set taken_back_at = now() where desk_id = :desk and n = :n")
                .param("desk", desk.value())
                .param("n", run.n())
                .update();
        replace(desk.value(), rows, findings);
    }

    private void replace(String desk, List<RecordRow> rows, List<Finding> findings) {
        db.sql("delete from import_row where desk_id = :desk")
                .param("desk", desk)
                .update();
        db.sql("""
                        insert into import_row (desk_id, n, run, kind, key, content)
                        select :desk, t.n, t.run, t.kind, t.key, cast(t.content as jsonb)
                        from unnest(cast(:runs as integer[]), cast(:kinds as text[]), cast(:keys as text[]),
                            cast(:contents as text[])) with ordinality as t (run, kind, key, content, n)
                        """)
                .param("desk", desk)
                .param("runs", rows.stream().map(RecordRow::run).toArray(Integer[]::new))
                .param("kinds", rows.stream().map(ImportRowJson::kind).toArray(String[]::new))
                .param("keys", rows.stream().map(RecordRow::key).toArray(String[]::new))
                .param("contents", rows.stream().map(ImportRowJson::write).toArray(String[]::new))
                .update();
        db.sql("delete from import_finding where desk_id = :desk")
                .param("desk", desk)
                .update();
        for (int n = 0; n < findings.size(); n++) {
            insert(desk, n + 1, findings.get(n));
        }
    }

    private void insert(String desk, int n, Finding finding) {
        db.sql("""
                        insert into import_finding
                            (desk_id, n, kind, treatment, file, line, trading_date, symbol, stated, expected, detail)
                        values (:desk, :n, :kind, :treatment, :file, :line, :date, :symbol, :stated, :expected, :detail)
                        """)
                .param("desk", desk)
                .param("n", n)
                .param("kind", finding.kind().name())
                .param("treatment", finding.treatment().name())
                .param("file", finding.at().file())
                .param("line", finding.at().line())
                .param("date", finding.date().orElse(null))
                .param("symbol", finding.symbol().map(Symbol::value).orElse(null))
                .param("stated", finding.stated().orElse(null))
                .param("expected", finding.expected().orElse(null))
                .param("detail", finding.detail())
                .update();
    }

    @Override
    public List<Finding> findings(DeskId desk) {
        return db.sql("select * from import_finding where desk_id = :desk order by n")
                .param("desk", desk.value())
                .query(JdbcImportLog::finding)
                .list();
    }

    private static Finding finding(ResultSet row, int n) throws SQLException {
        return new Finding(
                Finding.Kind.valueOf(row.getString("kind")),
                Finding.Treatment.valueOf(row.getString("treatment")),
                new SourceRow(row.getString("file"), row.getInt("line")),
                Optional.ofNullable(row.getObject("trading_date", LocalDate.class)),
                Optional.ofNullable(row.getString("symbol")).map(Symbol::new),
                Optional.ofNullable(row.getBigDecimal("stated")),
                Optional.ofNullable(row.getBigDecimal("expected")),
                row.getString("detail"));
    }
}
