package io.bellwether.reporting.db;

import io.bellwether.reporting.app.SentMails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The list of mails sent, in PostgreSQL. */
@Repository
class JdbcSentMails implements SentMails {
    private final JdbcClient db;

    JdbcSentMails(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claim(String key, String recipient, String subject) {
        return db.sql("""
                        insert into sent_mail (key, recipient, subject) values (:key, :recipient, :subject)
                        on conflict do nothing
                        """)
                        .param("key", key)
                        .param("recipient", recipient)
                        .param("subject", subject)
                        .update()
                == 1;
    }
}
