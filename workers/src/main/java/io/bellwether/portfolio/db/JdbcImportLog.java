package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.portfolio.app.ImportLog;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.RecordRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Imports and their findings in PostgreSQL. */
@Repository
class JdbcImportLog implements ImportLog {
    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;

    JdbcImportLog(JdbcClient db, NamedParameterJdbcOperations batches) {
        this.db = db;
        this.batches = batches;
    }

    @Override
    public Optional<Import> find(DeskId desk) {
        return db.sql("""
                        select desk_id as desk, source, as_recorded, cash_named, files from record_import
                        where desk_id = :desk
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Import.class))
                .optional();
    }

    @Override
    public List<Run> runs(DeskId desk) {
        return db.sql("""
                        select n, files from record_import_run
                        where desk_id = :desk and taken_back_at is null order by n
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Run.class))
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
        return db
                .sql("select kind, key, run, content from import_row where desk_id = :desk order by n")
                .param("desk", desk.value())
                .query(ByName.rows(ImportRow.class))
                .list()
                .stream()
                .map(row -> ImportRowJson.read(row.kind(), row.key(), row.run(), row.content()))
                .toList();
    }

    private record ImportRow(String kind, String key, int run, String content) {}

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
                        """).paramSource(ByName.values(done)).update();
        db.sql("insert into record_import_run (desk_id, n, files) values (:desk, :n, :files)")
                .paramSource(ByName.values(run).with("desk", desk))
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
        batches.batchUpdate("""
                insert into import_finding
                    (desk_id, n, kind, treatment, file, line, trading_date, symbol, stated, expected, detail)
                values (:desk, :n, :kind, :treatment, :file, :line, :date, :symbol, :stated, :expected, :detail)
                """, numbered(desk, findings));
    }

    private static SqlParameterSource[] numbered(String desk, List<Finding> findings) {
        return IntStream.range(0, findings.size())
                .mapToObj(i -> ByName.values(findings.get(i)).with("desk", desk).with("n", i + 1))
                .toArray(SqlParameterSource[]::new);
    }

    @Override
    public List<Finding> findings(DeskId desk) {
        return db.sql("""
                        select kind, treatment, file, line, trading_date as date, symbol, stated, expected, detail
                        from import_finding where desk_id = :desk order by n
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Finding.class))
                .list();
    }
}
